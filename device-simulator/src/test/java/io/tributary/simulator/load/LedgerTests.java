package io.tributary.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulator.mqtt.Acknowledgement;
import io.tributary.topology.name.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTests {

    private static final Instant NOON = Instant.parse("2026-10-18T12:00:00Z");

    @TempDir private Path directory;

    private final Ledger ledger = new Ledger(DeviceId.of("load-1"), "load", "b1", 3);

    @Test
    void answersAreKeptApart() {
        for (long seq = 1; seq <= 5; seq++) {
            ledger.sent(seq, NOON);
        }
        ledger.answered(1, new Acknowledgement(0));
        ledger.answered(2, new Acknowledgement(0x10));
        ledger.answered(3, new Acknowledgement(0x97));
        ledger.answered(4, new Acknowledgement(0));

        assertThat(ledger.tally()).isEqualTo(new Tally(5, 2, 1, 1));
        assertThat(ledger.tally().unanswered()).isEqualTo(1);
    }

    @Test
    void fileHoldsALinePerDevice() throws IOException {
        ledger.sent(1, NOON.plusSeconds(59));
        ledger.sent(2, NOON.plusSeconds(60));
        ledger.answered(1, new Acknowledgement(0));
        ledger.answered(2, new Acknowledgement(0));
        Path file = directory.resolve("seq.json");
        SeqFile seqFile = new SeqFile(file);

        seqFile.write(List.of());
        seqFile.write(List.of(ledger.page(), ledger.page()));

        String line =
                "{\"deviceID\":\"load-1\",\"location\":\"load\",\"boot\":\"b1\",\"readings\":3,"
                        + "\"sent\":2,\"minutes\":[[1792324800,1,1],[1792324860,2,2]],"
                        + "\"acknowledged\":[[1,2]],\"unheard\":[],\"refused\":[]}";
        assertThat(Files.readString(file)).isEqualTo(line + "\n" + line + "\n");
        assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith("next"));
    }
}
