package io.tributary.dashboard.problem;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts our answer between what controllers throw and what the framework does by default. */
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration implements WebMvcConfigurer {

    private final ApiErrors apiErrors;

    ProblemConfiguration(ApiErrors apiErrors) {
        this.apiErrors = apiErrors;
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(Math.min(1, resolvers.size()), apiErrors);
    }
}
