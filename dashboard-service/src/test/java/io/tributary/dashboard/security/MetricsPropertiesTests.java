package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MetricsPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void withoutAPasswordByDefault() {
        runner.run(
                context ->
                        assertThat(context.getBean(MetricsProperties.class))
                                .isEqualTo(new MetricsProperties("metrics", null)));
    }

    @Test
    void everyName() {
        runner.withPropertyValues(
                        "tributary.metrics.username=prometheus",
                        "tributary.metrics.password=sixteen letters!")
                .run(
                        context ->
                                assertThat(context.getBean(MetricsProperties.class))
                                        .isEqualTo(
                                                new MetricsProperties(
                                                        "prometheus", "sixteen letters!")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tributary.metrics.username=", "tributary.metrics.password=too short"})
    void isRejected(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void passwordIsNotInTheText() {
        assertThat(new MetricsProperties("metrics", "sixteen letters!"))
                .hasToString("MetricsProperties[username=metrics]");
    }

    @EnableConfigurationProperties(MetricsProperties.class)
    static class Settings {}
}
