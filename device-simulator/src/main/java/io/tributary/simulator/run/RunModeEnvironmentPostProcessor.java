package io.tributary.simulator.run;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Settles the mode before the context is made: only a home has a web server. */
final class RunModeEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        RunMode mode = RunMode.of(environment);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("tributaryRunMode", settings(mode)));
    }

    @Override
    public int getOrder() {
        // after application.yaml has been read
        return Ordered.LOWEST_PRECEDENCE;
    }

    /** Without devices of the site the readiness group would name a part that is not there. */
    private static Map<String, Object> settings(RunMode mode) {
        String name = mode.name().toLowerCase(Locale.ROOT);
        return mode == RunMode.HOME
                ? Map.of(RunMode.PROPERTY, name)
                : Map.of(
                        RunMode.PROPERTY,
                        name,
                        "spring.main.web-application-type",
                        "none",
                        "management.endpoint.health.validate-group-membership",
                        "false");
    }
}
