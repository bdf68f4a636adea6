package io.tributary.streaming.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.RollupLevel;
import io.tributary.streaming.document.RollupMark;
import io.tributary.streaming.rollup.SimulatedElasticsearch.Kept;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Reads history as the contract says: what is pending first, then each time of what holds it. */
final class SimulatedReader {

    private final SimulatedElasticsearch elasticsearch;
    private final Instant from;
    private final int hours;
    private final ToLongFunction<RollupMark> settled;
    private Map<String, Kept> pending = Map.of();
    private Map<RollupMark, Long> atLeast = Map.of();

    /**
     * @param settled readings that can be seen, with their marks
     */
    SimulatedReader(
            SimulatedElasticsearch elasticsearch,
            Instant from,
            int hours,
            ToLongFunction<RollupMark> settled) {
        this.elasticsearch = elasticsearch;
        this.from = from;
        this.hours = hours;
        this.settled = settled;
    }

    /** Asks what is pending. */
    void plan() {
        pending = elasticsearch.seen(Index.ROLLUP_PENDING);
        atLeast = new HashMap<>();
        for (int i = 0; i < hours; i++) {
            RollupMark hour = mark(RollupLevel.HOUR, from.plus(Duration.ofHours(i)));
            atLeast.put(hour, settled.applyAsLong(hour));
        }
    }

    /** Asks for the figures, later; nothing that was settled may be missing, nothing be doubled. */
    void answer() {
        atLeast.forEach(
                (hour, least) ->
                        assertThat(answer(hour))
                                .as(hour.toString())
                                .isBetween(least, sum(elasticsearch.live(Index.READINGS), hour)));
    }

    private long answer(RollupMark hour) {
        Instant ready = SimulatedElasticsearch.state(pending.get("state")).orElse(Instant.MAX);
        boolean isPending = ready.isAfter(hour.start()) || isMarked(hour);
        long sum = 0;
        for (int i = 0; i < 60; i++) {
            RollupMark minute = mark(RollupLevel.MINUTE, hour.start().plusSeconds(i * 60L));
            isPending |= isMarked(minute);
            boolean fromReadings = ready.isAfter(minute.start()) || isMarked(minute);
            sum +=
                    sum(
                            elasticsearch.seen(fromReadings ? Index.READINGS : Index.ROLLUP_MINUTE),
                            minute);
        }
        return isPending ? sum : sum(elasticsearch.seen(Index.ROLLUP_HOUR), hour);
    }

    private boolean isMarked(RollupMark mark) {
        return pending.containsKey(mark.removal(0, 0).id());
    }

    static long sum(Map<String, Kept> documents, RollupMark of) {
        return documents.values().stream()
                .filter(one -> SimulatedElasticsearch.isIn(of, one.time("windowStart")))
                .mapToLong(one -> one.number("count"))
                .sum();
    }

    static RollupMark mark(RollupLevel level, Instant start) {
        return new RollupMark(level, SiteId.of("home"), LocationName.of("kitchen"), start);
    }
}
