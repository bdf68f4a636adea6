package io.tributary.dashboard.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What the document says beside what the controllers tell by themselves: texts and examples out of
 * {@code openapi/texts.yaml}, problems by {@link io.tributary.dashboard.problem.Refuses}. Nothing
 * of it is read before somebody asks for the document.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration implements WebMvcConfigurer {

    private static final String BASIC = "basic";
    private static final String TOKEN = "token";
    private static final MediaType YAML = MediaType.APPLICATION_YAML;

    /** The library brings a converter by which all answers could be had as YAML, too. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                all -> all.removeIf(each -> each.getSupportedMediaTypes().contains(YAML)));
    }

    @Bean
    @Lazy
    Texts texts() {
        return Texts.read();
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Tributary")
                                .version("1")
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(
                        List.of(
                                new Server()
                                        .url("/")
                                        .description("The dashboard that serves this")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        TOKEN,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer"))
                                .addSecuritySchemes(
                                        BASIC,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme(BASIC)))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }

    /** Made at the start, but used, and the texts read, when the document is asked for. */
    @Bean
    OperationCustomizer describedOperations(ObjectProvider<Texts> texts) {
        return (operation, method) ->
                new DescribedOperations(texts.getObject()).customize(operation, method);
    }

    @Bean
    OpenApiCustomizer sharedParts(ObjectProvider<Texts> texts) {
        return document -> new SharedParts(texts.getObject()).customise(document);
    }
}
