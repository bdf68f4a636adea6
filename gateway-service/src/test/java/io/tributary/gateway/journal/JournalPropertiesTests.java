package io.tributary.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class JournalPropertiesTests {

    private final ApplicationContextRunner contexts =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void defaultsSuitASmallMachine() {
        contexts.run(
                context ->
                        assertThat(context.getBean(JournalProperties.class))
                                .isEqualTo(
                                        new JournalProperties(
                                                Path.of("data/journal"),
                                                DataSize.ofMegabytes(64),
                                                DataSize.ofGigabytes(10),
                                                Duration.ofMinutes(15),
                                                false)));
    }

    @Test
    void everySettingHasItsName() {
        contexts.withPropertyValues(
                        "tributary.gateway.journal.directory=/var/lib/tributary",
                        "tributary.gateway.journal.segment-size=8MB",
                        "tributary.gateway.journal.limit=1GB",
                        "tributary.gateway.journal.retention=1h",
                        "tributary.gateway.journal.take-over=true")
                .run(
                        context ->
                                assertThat(context.getBean(JournalProperties.class))
                                        .isEqualTo(
                                                new JournalProperties(
                                                        Path.of("/var/lib/tributary"),
                                                        DataSize.ofMegabytes(8),
                                                        DataSize.ofGigabytes(1),
                                                        Duration.ofHours(1),
                                                        true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"segment-size=4095B", "segment-size=2GB", "limit=63MB", "retention=soon"})
    void settingThatCannotWorkIsRefused(String setting) {
        contexts.withPropertyValues("tributary.gateway.journal." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(JournalProperties.class)
    static class Properties {}
}
