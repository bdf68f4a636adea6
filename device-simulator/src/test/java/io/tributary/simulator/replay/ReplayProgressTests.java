package io.tributary.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulator.mqtt.Acknowledgement;
import io.tributary.simulator.telemetry.Reading;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayProgressTests {

    private static final ReplayRow ROW =
            new ReplayRow(
                    Instant.EPOCH,
                    LocationName.of("hall"),
                    DeviceId.of("d"),
                    List.of(
                            new Reading(ElementName.of("a"), 1.0),
                            new Reading(ElementName.of("b"), 2.0)));

    private final ReplayProgress progress = new ReplayProgress("f.csv", 8);

    @Test
    void lineTellsRowsPercentRateAndWhatRemains() {
        progress.published(ROW);
        progress.published(ROW);
        progress.bad(4, "why");
        progress.answered(new Acknowledgement(0));

        assertThat(progress.line())
                .matches(
                        "3 of 8 rows \\(37\\.5 %\\), [\\d.,]+ rows/s, 0:00:0\\d remaining;"
                                + " 1 in flight, 1 bad rows");
    }

    @Test
    void lineIsPossibleBeforeTheFirstRow() {
        assertThat(progress.line()).startsWith("0 of 8 rows (0.0 %)").contains("unknown time");
    }

    @Test
    void summaryCountsRowsAndReadings() {
        progress.published(ROW);
        progress.published(ROW);

        assertThat(progress.summary())
                .startsWith("Replayed f.csv: 2 rows, 4 readings in ")
                .endsWith("no bad rows");
    }

    @Test
    void summaryNamesTheLinesOfTheFirstBadRows() {
        for (int line = 2; line < 27; line++) {
            progress.bad(line, "why");
        }

        assertThat(progress.summary())
                .contains("25 bad rows left out, at lines [2, 3, ")
                .endsWith("20, 21] and more");
    }

    @Test
    void refusedMessagesAreMissingAndUnheardOnesAreNot() {
        for (int i = 0; i < 3; i++) {
            progress.published(ROW);
        }
        progress.answered(new Acknowledgement(0));
        progress.answered(new Acknowledgement(0x10));
        progress.answered(new Acknowledgement(0x87));

        assertThat(progress.missing()).isEqualTo(1);
        assertThat(progress.unheard()).isEqualTo(1);
    }
}
