package io.tributary.gateway.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AggregationPropertiesTests {

    private final ApplicationContextRunner contexts =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void windowIsASecondWithSamplesByDefault() {
        contexts.run(
                context ->
                        assertThat(context.getBean(AggregationProperties.class))
                                .isEqualTo(new AggregationProperties(Duration.ofSeconds(1), true)));
    }

    @Test
    void everySettingHasItsName() {
        contexts.withPropertyValues(
                        "tributary.aggregation.window=250ms", "tributary.aggregation.samples=false")
                .run(
                        context ->
                                assertThat(context.getBean(AggregationProperties.class))
                                        .isEqualTo(
                                                new AggregationProperties(
                                                        Duration.ofMillis(250), false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9ms", "61m", "7s", "0s", "-1s"})
    void windowThatCannotWorkIsRefused(String window) {
        contexts.withPropertyValues("tributary.aggregation.window=" + window)
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("window"));
    }

    @EnableConfigurationProperties(AggregationProperties.class)
    static class Properties {}
}
