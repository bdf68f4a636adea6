package io.tributary.dashboard.page;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Scripts and styles are told apart by content: every build of ours bears the same time, so that a
 * browser would keep those of an older version.
 */
@Configuration(proxyBeanMethods = false)
class AssetConfiguration {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> assetTags() {
        ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter();
        // A strong tag would keep the server from compressing.
        filter.setWriteWeakETag(true);
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
                new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/assets/*", "/webjars/*");
        return registration;
    }
}
