package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDirectoryTests {

    @TempDir private Path parent;

    @Test
    void folderInUseIsRefusedUntilItIsGivenBack() throws IOException {
        Path root = parent.resolve("stack");
        try (StackDirectory first = StackDirectory.open(root)) {
            assertThat(first.data("kafka-broker")).isDirectory();
            assertThatExceptionOfType(StackStartException.class)
                    .isThrownBy(() -> StackDirectory.open(root).close())
                    .withMessageContaining("is running in " + root);
        }
        StackDirectory.open(root).close();
    }

    @Test
    void processesOfAnEarlierRunAreFoundAndWaitedFor() throws Exception {
        RunRecord record = new RunRecord(parent);
        assertThat(record.survivors()).isEmpty();
        Process process = new ProcessBuilder("sleep", "60").start();
        record.add(process.toHandle());
        assertThat(record.survivors()).containsExactly(process.toHandle());
        assertThat(RunRecord.awaitEnd(record.survivors(), Duration.ofMillis(50))).isFalse();
        process.destroyForcibly().waitFor();
        assertThat(record.survivors()).isEmpty();
        record.clear();
        assertThat(record.survivors()).isEmpty();
    }
}
