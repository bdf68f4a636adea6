package io.tributary.acquisition.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class RatePropertiesTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Enabled.class);

    @Test
    void defaultsLetADaysBufferPass() {
        context.run(
                started ->
                        assertThat(started.getBean(RateProperties.class))
                                .isEqualTo(new RateProperties(200, 10_000, 20_000)));
    }

    @Test
    void everySettingHasItsName() {
        context.withPropertyValues(
                        "tributary.acquisition.rate.messages-per-second=5",
                        "tributary.acquisition.rate.burst=6",
                        "tributary.acquisition.rate.max-unknown=7")
                .run(
                        started ->
                                assertThat(started.getBean(RateProperties.class))
                                        .isEqualTo(new RateProperties(5, 6, 7)));
    }

    @ParameterizedTest
    @CsvSource({
        "messages-per-second=0, messagesPerSecond",
        "messages-per-second=1000001, messagesPerSecond",
        "burst=0, burst",
        "burst=100000001, burst",
        "max-unknown=0, maxUnknown",
        "max-unknown=1000001, maxUnknown"
    })
    void settingOutsideItsRangeStopsTheStart(String setting, String words) {
        context.withPropertyValues("tributary.acquisition.rate." + setting)
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining(words));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RateProperties.class)
    static class Enabled {}
}
