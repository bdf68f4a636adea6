package io.tributary.acquisition.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class HandOverPropertiesTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                    .withUserConfiguration(Enabled.class);

    @Test
    void defaultsAreThoseThatWereMeasured() {
        context.run(
                started -> {
                    assertThat(started.getBean(HandOverProperties.class))
                            .isEqualTo(
                                    new HandOverProperties(
                                            Duration.ofMillis(20),
                                            1000,
                                            DataSize.ofKilobytes(256),
                                            16,
                                            DataSize.ofMegabytes(32),
                                            Duration.ofMillis(500)));
                    assertThat(started.getBean(AcquisitionProperties.class).id()).isNull();
                });
    }

    @Test
    void everySettingHasItsName() {
        context.withPropertyValues(
                        "tributary.acquisition.id=edge-7",
                        "tributary.acquisition.batch.max-delay=50ms",
                        "tributary.acquisition.batch.max-messages=10",
                        "tributary.acquisition.batch.max-size=64KB",
                        "tributary.acquisition.batch.max-in-flight=4",
                        "tributary.acquisition.batch.max-waiting=8MB",
                        "tributary.acquisition.batch.retry-delay=2s")
                .run(
                        started -> {
                            assertThat(started.getBean(AcquisitionProperties.class).id())
                                    .isEqualTo("edge-7");
                            assertThat(started.getBean(HandOverProperties.class))
                                    .isEqualTo(
                                            new HandOverProperties(
                                                    Duration.ofMillis(50),
                                                    10,
                                                    DataSize.ofKilobytes(64),
                                                    4,
                                                    DataSize.ofMegabytes(8),
                                                    Duration.ofSeconds(2)));
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "batch.max-delay=0ms, maxDelay",
        "batch.max-delay=11s, maxDelay",
        "batch.max-messages=0, maxMessages",
        "batch.max-messages=10001, maxMessages",
        "batch.max-in-flight=0, maxInFlight",
        "batch.max-in-flight=1001, maxInFlight",
        "batch.retry-delay=1ms, retryDelay",
        "batch.retry-delay=2m, retryDelay",
        "batch.max-size=100B, tributary.acquisition.batch.max-size must be 1024 to 1048576 bytes",
        "batch.max-size=2MB, tributary.acquisition.batch.max-size must be",
        "batch.max-waiting=1KB, tributary.acquisition.batch.max-waiting must be",
        "batch.max-waiting=3GB, tributary.acquisition.batch.max-waiting must be"
    })
    void settingOutsideItsRangeStopsTheStart(String setting, String words) {
        context.withPropertyValues("tributary.acquisition." + setting)
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "-a", "a/b", "ä"})
    void idThatIsNoNameStopsTheStart(String id) {
        context.withPropertyValues("tributary.acquisition.id=" + id)
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("id"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({HandOverProperties.class, AcquisitionProperties.class})
    static class Enabled {}
}
