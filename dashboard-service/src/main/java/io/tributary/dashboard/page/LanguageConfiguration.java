package io.tributary.dashboard.page;

import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** English and Spanish, whichever the browser would rather have. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

    static final Locale SPANISH = Locale.of("es");

    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Locale.ENGLISH, SPANISH));
        resolver.setDefaultLocale(Locale.ENGLISH);
        return resolver;
    }
}
