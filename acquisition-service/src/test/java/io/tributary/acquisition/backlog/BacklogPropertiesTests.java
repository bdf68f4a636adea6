package io.tributary.acquisition.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class BacklogPropertiesTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Enabled.class);

    @Test
    void defaultsAreAFractionOfWhatTheBrokerKeeps() {
        context.run(
                started ->
                        assertThat(started.getBean(BacklogProperties.class))
                                .isEqualTo(
                                        new BacklogProperties(DataSize.ofMegabytes(64), 250_000)));
    }

    @Test
    void everySettingHasItsName() {
        context.withPropertyValues(
                        "tributary.acquisition.backlog.max-bytes=1MB",
                        "tributary.acquisition.backlog.max-batches=100")
                .run(
                        started ->
                                assertThat(started.getBean(BacklogProperties.class))
                                        .isEqualTo(
                                                new BacklogProperties(
                                                        DataSize.ofMegabytes(1), 100)));
    }

    @ParameterizedTest
    @CsvSource({
        "max-bytes=1KB, tributary.acquisition.backlog.max-bytes must be at least 65536 bytes",
        "max-batches=9, maxBatches",
        "max-batches=10000001, maxBatches"
    })
    void settingOutsideItsRangeStopsTheStart(String setting, String words) {
        context.withPropertyValues("tributary.acquisition.backlog." + setting)
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining(words));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(BacklogProperties.class)
    static class Enabled {}
}
