package io.tributary.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.site.SiteModel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class GatewayIdentityTests {

    private final ApplicationContextRunner contexts =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void gatewayIsNamedAfterTheThesisHomeByDefault() {
        contexts.run(
                context -> {
                    GatewayIdentity gateway = context.getBean(GatewayIdentity.class);
                    assertThat(gateway.site().value()).isEqualTo("home");
                    assertThat(gateway.gateway().value()).isEqualTo("home-gw");
                    assertThat(gateway.transactionalId()).isEqualTo("tributary-home-home-gw-0");
                    assertThat(gateway.commandGroup()).isEqualTo("tributary-gateway-home-home-gw");
                });
    }

    @Test
    void nameAndSiteCanBeGiven(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("site.yaml");
        Files.writeString(
                file,
                """
                schema: tributary/site/1
                site: farm
                title: Farm
                zone: UTC
                locations:
                  - name: field
                    devices: []
                """);
        contexts.withPropertyValues(
                        "tributary.site.file=" + file, "tributary.gateway.id=north-gate")
                .run(
                        context -> {
                            assertThat(context.getBean(SiteModel.class).title()).isEqualTo("Farm");
                            assertThat(context.getBean(GatewayIdentity.class).transactionalId())
                                    .isEqualTo("tributary-farm-north-gate-0");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "-x", "with space"})
    void nameThatIsNoneIsRefused(String id) {
        contexts.withPropertyValues("tributary.gateway.id=" + id)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void missingSiteFileIsNamed() {
        contexts.withPropertyValues("tributary.site.file=/nowhere/site.yaml")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("/nowhere/site.yaml"));
    }

    @EnableConfigurationProperties({GatewayProperties.class, SiteProperties.class})
    @Import(SiteConfiguration.class)
    static class Properties {}
}
