package io.tributary.streaming.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.Messages;
import io.tributary.streaming.document.ReadingDocuments;
import io.tributary.streaming.document.RollupLevel;
import io.tributary.streaming.document.RollupMarks;
import io.tributary.streaming.indexing.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollupPassTests {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final RollupMarks marks =
            new RollupMarks(
                    Clock.fixed(START.plus(Duration.ofDays(1)), ZoneOffset.UTC), Duration.ZERO);
    private final SimulatedElasticsearch elasticsearch = new SimulatedElasticsearch(() -> {});
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RollupWriter writer = new RollupWriter(elasticsearch);
    private final RollupMetrics metrics = new RollupMetrics(meters, marks.clock());
    private final RollupPass pass =
            new RollupPass(
                    elasticsearch,
                    writer,
                    marks,
                    metrics,
                    new RollupProperties(
                            Duration.ofMillis(1),
                            Duration.ofMillis(1),
                            100,
                            Duration.ofMinutes(1),
                            100));

    @Test
    void minutesThenTheirHourAreComputedAndNothingIsPendingAnyMore() {
        window(0);
        window(30);
        window(60);

        assertThat(pass.run(RollupLevel.MINUTE)).isTrue();
        assertThat(elasticsearch.live(Index.ROLLUP_PENDING)).containsOnlyKeys(hour());
        assertThat(pass.run(RollupLevel.HOUR)).isTrue();
        assertThat(elasticsearch.live(Index.ROLLUP_PENDING)).isEmpty();

        assertThat(written("1m")).isEqualTo(2);
        assertThat(written("1h")).isEqualTo(1);
        assertThat(elasticsearch.live(Index.ROLLUP_HOUR).values())
                .singleElement()
                .satisfies(rollup -> assertThat(rollup.number("count")).isEqualTo(9));
        assertThat(pass.run(RollupLevel.MINUTE)).isFalse();
    }

    @Test
    void whatCannotBeComputedIsSetAsideAndHoldsUpNothingElse() {
        for (int i = 0; i < 10; i++) {
            window(i * 60);
        }
        elasticsearch.cannotCompute(SimulatedReader.mark(RollupLevel.MINUTE, START));

        int failures = 0;
        while (elasticsearch.live(Index.ROLLUP_MINUTE).size() < 9 && failures < 10) {
            try {
                pass.run(RollupLevel.MINUTE);
            } catch (RollupFailedException e) {
                assertThat(e).hasMessage("it takes too long");
                failures++;
            }
        }

        assertThat(failures).isBetween(1, 9);
        assertThat(elasticsearch.live(Index.ROLLUP_PENDING))
                .containsKey("1m/home/kitchen/" + START.toEpochMilli());
    }

    @Test
    void turnDoesAllThatIsDueAndFailsInSilence() {
        window(0);
        turn(new StopSignal()).run();
        assertThat(written("1h")).isEqualTo(1);

        window(120);
        elasticsearch.cannotCompute(
                SimulatedReader.mark(RollupLevel.MINUTE, START.plusSeconds(120)));
        turn(new StopSignal()).run();
        assertThat(written("1h")).isEqualTo(1);
    }

    @Test
    void turnBeginsNothingOnceTheServiceIsToStop() {
        window(0);
        StopSignal stop = new StopSignal();
        stop.raise();

        turn(stop).run();

        assertThat(written("1m")).isZero();
    }

    private RollupTurn turn(StopSignal stop) {
        return new RollupTurn(
                elasticsearch,
                new Backfill(elasticsearch, writer, marks, 100),
                pass,
                metrics,
                Duration.ofMinutes(1),
                stop,
                marks.clock());
    }

    private static String hour() {
        return "1h/home/kitchen/" + START.toEpochMilli();
    }

    private void window(int second) {
        for (Document document :
                ReadingDocuments.live(marks)
                        .documents(
                                Messages.record(
                                        "sense",
                                        "home/kitchen",
                                        Messages.json(
                                                Messages.temperatureOnly(
                                                        "home",
                                                        second + 1,
                                                        START.plusSeconds(second)))))) {
            elasticsearch.write(List.of(document));
        }
    }

    private double written(String level) {
        return meters.get("tributary.streaming.rollup.documents")
                .tag("level", level)
                .counter()
                .count();
    }
}
