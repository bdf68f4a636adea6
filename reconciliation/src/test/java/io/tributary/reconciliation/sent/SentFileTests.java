package io.tributary.reconciliation.sent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.reconciliation.numbers.NumberRanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentFileTests {

    @TempDir private Path directory;

    @Test
    void simulatorsFileTellsNumbersAndMinutes() throws IOException {
        Sent sent =
                read(
                        """
                        {"deviceID":"load-1","location":"mill","boot":"b","readings":2,"sent":10,
                        "minutes":[[1792324800,1,6],[1792324860,7,10]],
                        "acknowledged":[[1,4],[6,7]],"unheard":[[8,8]],"refused":[[9,9]]}
                        """
                                .replace("\n", ""));

        assertThat(sent.key()).isEqualTo(new DeviceKey("mill", "load-1"));
        assertThat(sent.acknowledged()).isEqualTo(6);
        assertThat(sent.numbers()).isEqualTo(NumberRanges.of(1, 4, 6, 7));
        assertThat(sent.readings()).isEqualTo(2);
        assertThat(sent.unheard()).isEqualTo(1);
        assertThat(sent.refused()).isEqualTo(1);
        assertThat(sent.unanswered()).as("5 and 10").isEqualTo(2);
        assertThat(sent.minutes())
                .containsEntry(Instant.parse("2026-10-18T12:01:00Z"), new Sent.Span(7, 10));
    }

    @Test
    void countsAreEnough() throws IOException {
        Sent sent = read("mill, press-7, 1200\n");

        assertThat(sent.key()).isEqualTo(new DeviceKey("mill", "press-7"));
        assertThat(sent.acknowledged()).isEqualTo(1_200);
        assertThat(sent.numbers()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mill,press-7",
                "mill,press-7,many",
                "{\"deviceID\":\"load-1\"}",
                "{\"deviceID\":",
                "{\"deviceID\":\"a\",\"location\":\"b\",\"sent\":1,\"acknowledged\":[[4,1]],"
                        + "\"unheard\":[],\"refused\":[]}",
                "a,b,1\na,b,2",
            })
    void lineThatIsNeitherSaysWhere(String lines) {
        assertThatExceptionOfType(SentFileException.class)
                .isThrownBy(() -> read(lines))
                .withMessageContaining("sent.txt, line " + lines.lines().count());
    }

    @Test
    void absentFileIsTold() {
        SentFile absent = new SentFile(directory.resolve("absent"));

        assertThatExceptionOfType(SentFileException.class)
                .isThrownBy(absent::read)
                .withMessageContaining("absent");
    }

    private Sent read(String lines) throws IOException {
        Path file = Files.writeString(directory.resolve("sent.txt"), lines);
        return Objects.requireNonNull(new SentFile(file).read().firstEntry()).getValue();
    }
}
