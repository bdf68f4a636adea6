package io.tributary.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationToolTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpIsGiven() throws InterruptedException {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--sent=FILE");
    }

    @Test
    void commandLineThatCannotBeFollowedIsNoVerdict() throws InterruptedException {
        assertThat(run("--place=home")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--place=home");
    }

    @Test
    void fileThatIsNotThereIsNoVerdict() throws InterruptedException {
        assertThat(run("--site=home", "--sent=/nowhere/seq.json")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("/nowhere/seq.json");
    }

    @Test
    void kafkaThatIsNotThereIsNoVerdict() throws InterruptedException {
        assertThat(run("--site=home", "--kafka=no-such-host.invalid:1")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Kafka's settings");
    }

    private int run(String... arguments) throws InterruptedException {
        return ReconciliationTool.run(
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }
}
