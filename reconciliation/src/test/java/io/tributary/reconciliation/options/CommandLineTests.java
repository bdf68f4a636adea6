package io.tributary.reconciliation.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTests {

    @TempDir private Path directory;

    @Test
    void siteIsEnough() {
        Options options = parse("--site=home");

        assertThat(options.sentFile()).isEmpty();
        assertThat(options.kafka()).containsEntry("bootstrap.servers", "127.0.0.1:9092");
        assertThat(options.elasticsearch()).contains(URI.create("http://127.0.0.1:9200"));
        assertThat(options.patience()).isZero();
        assertThat(options.scope()).isEqualTo(new Scope("home", null, null, null, null));
    }

    @Test
    void everythingCanBeChosen() throws IOException {
        Path config = Files.writeString(directory.resolve("kafka"), "security.protocol=SSL\n");

        Options options =
                parse(
                        "--sent=seq.json",
                        "--site=home",
                        "--kafka=one:9092,two:9092",
                        "--kafka-config=" + config,
                        "--elasticsearch=none",
                        "--location=mill",
                        "--device=load-1",
                        "--from=2026-10-18T12:00:00Z",
                        "--to=2026-10-18T13:00:00Z",
                        "--interval=PT1M",
                        "--wait=PT2M",
                        "--settle=PT1S");

        assertThat(options.sentFile()).contains(Path.of("seq.json"));
        assertThat(options.kafka())
                .containsEntry("bootstrap.servers", "one:9092,two:9092")
                .containsEntry("security.protocol", "SSL");
        assertThat(options.elasticsearch()).isEmpty();
        assertThat(options.scope())
                .isEqualTo(
                        new Scope(
                                "home",
                                "mill",
                                "load-1",
                                Instant.parse("2026-10-18T12:00:00Z"),
                                Instant.parse("2026-10-18T13:00:00Z")));
        assertThat(options.interval()).contains(Duration.ofMinutes(1));
        assertThat(options.patience()).isEqualTo(Duration.ofMinutes(2));
        assertThat(options.settle()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--location=mill",
                "--site=home --wait=soon",
                "--site=home --from=yesterday",
                "--site=home --sent",
                "--site=home --interval=PT30S",
                "--site=home --intervall=PT1M",
                "--site=home --kafka-config=/nowhere/at/all",
                "home",
            })
    void whatCannotBeFollowedIsRefused(String line) {
        assertThatExceptionOfType(InvalidOptionException.class)
                .isThrownBy(() -> parse(line.split(" ", -1)));
    }

    @Test
    void passwordIsNotShown() {
        Options options =
                CommandLine.parse(Map.of("ELASTICSEARCH_LOGIN", "me:secret"), "--site=home");

        assertThat(options.elasticsearchLogin()).contains("me:secret");
        assertThat(options.toString()).doesNotContain("secret");
    }

    private static Options parse(String... arguments) {
        return CommandLine.parse(Map.of(), arguments);
    }
}
