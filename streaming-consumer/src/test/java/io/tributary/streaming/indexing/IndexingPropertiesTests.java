package io.tributary.streaming.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class IndexingPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Settings.class);

    @Test
    void defaultsSuitOneSmallMachine() {
        runner.run(
                context ->
                        assertThat(context.getBean(IndexingProperties.class))
                                .isEqualTo(
                                        new IndexingProperties(
                                                1,
                                                DataSize.ofMegabytes(5),
                                                5000,
                                                Duration.ofSeconds(20),
                                                Duration.ofSeconds(1),
                                                Duration.ofSeconds(60))));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "tributary.indexing.concurrency=3",
                        "tributary.indexing.bulk-size=1MB",
                        "tributary.indexing.bulk-documents=100",
                        "tributary.indexing.patience=5s",
                        "tributary.indexing.pause=100ms",
                        "tributary.indexing.stalled-after=30s")
                .run(
                        context ->
                                assertThat(context.getBean(IndexingProperties.class))
                                        .isEqualTo(
                                                new IndexingProperties(
                                                        3,
                                                        DataSize.ofMegabytes(1),
                                                        100,
                                                        Duration.ofSeconds(5),
                                                        Duration.ofMillis(100),
                                                        Duration.ofSeconds(30))));
    }

    @ParameterizedTest
    @CsvSource({
        "concurrency, 0",
        "concurrency, 65",
        "bulk-documents, 0",
        "patience, 0s",
        "patience, 5m",
        "pause, 0s",
        "pause, 5m",
        "stalled-after, 0s"
    })
    void settingThatCannotWorkIsRefused(String name, String value) {
        runner.withPropertyValues("tributary.indexing." + name + "=" + value)
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IndexingProperties.class)
    static class Settings {}
}
