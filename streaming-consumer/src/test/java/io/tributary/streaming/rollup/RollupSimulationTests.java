package io.tributary.streaming.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.Messages;
import io.tributary.streaming.document.ReadingDocuments;
import io.tributary.streaming.document.RollupLevel;
import io.tributary.streaming.document.RollupMark;
import io.tributary.streaming.document.RollupMarks;
import io.tributary.streaming.document.WriteRule.Latest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Readings come, also late and again; two workers compute and die at any step; every index is
 * refreshed when it pleases. At any moment history holds what can be seen, once, and in the end
 * every rollup is exact.
 */
class RollupSimulationTests {

    private static final Instant START = Instant.parse("2026-11-20T23:00:00Z");
    private static final int HOURS = 2;
    private static final int MESSAGES = 60;
    private static final Index[] INDICES = {
        Index.READINGS, Index.ROLLUP_MINUTE, Index.ROLLUP_HOUR, Index.ROLLUP_PENDING
    };

    private final RollupMarks marks =
            new RollupMarks(
                    Clock.fixed(START.plus(Duration.ofDays(1)), ZoneOffset.UTC), Duration.ZERO);
    private final ReadingDocuments documents = ReadingDocuments.live(marks);
    private final List<List<Document>> done = new ArrayList<>();
    private final Deque<Document> toWrite = new ArrayDeque<>();

    @SuppressWarnings("NullAway.Init") // set by each run
    private Random random;

    @SuppressWarnings("NullAway.Init") // set by each run
    private SimulatedElasticsearch elasticsearch;

    @SuppressWarnings("NullAway.Init") // set by each run
    private SimulatedReader reader;

    private List<Document> message = List.of();
    private int sent;
    private int depth;

    /** The worker's process is gone. */
    private static final class Killed extends RuntimeException {}

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void historyIsExactAtAnyMomentAndInTheEnd(int fromBeforeRollups) {
        for (int seed = 0; seed < 150; seed++) {
            start(seed);
            for (int i = 0; i < fromBeforeRollups; i++) {
                ingestWithoutMark();
            }
            while (sent < MESSAGES || !toWrite.isEmpty()) {
                something();
            }
            finish();
        }
    }

    private void start(int seed) {
        random = new Random(seed);
        elasticsearch = new SimulatedElasticsearch(this::meanwhile);
        reader = new SimulatedReader(elasticsearch, START, HOURS, this::settled);
        done.clear();
        sent = 0;
        depth = 0;
    }

    /** Before any step of a worker. */
    private void meanwhile() {
        if (depth < 3) {
            depth++;
            for (int i = random.nextInt(3); i > 0; i--) {
                something();
            }
            depth--;
            if (sent < MESSAGES && random.nextInt(60) == 0) {
                throw new Killed();
            }
        }
    }

    private void something() {
        switch (random.nextInt(depth == 0 ? 20 : 24)) {
            case 0, 1 -> work();
            case 2, 3 -> reader.plan();
            case 4, 5 -> reader.answer();
            case 6, 7, 8, 9 -> elasticsearch.refreshed(INDICES[random.nextInt(INDICES.length)]);
            default -> ingest();
        }
    }

    /** One document of a bulk request, or of the marks after it; sometimes all of it again. */
    private void ingest() {
        if (toWrite.isEmpty()) {
            if (sent == MESSAGES) {
                return;
            }
            sent++;
            message = windows();
            deliver(message);
        } else if (random.nextInt(40) == 0) {
            deliver(message);
        }
        put(toWrite.removeFirst());
        if (toWrite.isEmpty()) {
            done.add(message);
            if (random.nextInt(4) == 0) {
                deliver(done.get(random.nextInt(done.size())));
            }
        }
    }

    private void deliver(List<Document> all) {
        toWrite.clear();
        List<Document> inAnyOrder = new ArrayList<>(all); // as shards take them
        Collections.shuffle(inAnyOrder, random);
        toWrite.addAll(inAnyOrder);
        all.stream().filter(one -> one.rule() instanceof Latest).forEach(toWrite::add);
    }

    private void ingestWithoutMark() {
        List<Document> windows =
                windows().stream().filter(one -> !(one.rule() instanceof Latest)).toList();
        windows.forEach(this::put);
    }

    private void put(Document document) {
        int before = depth;
        depth = 99; // a document is written at once
        elasticsearch.write(List.of(document));
        depth = before;
    }

    private List<Document> windows() {
        Instant window = START.plusSeconds(random.nextInt(8) * 900L + random.nextInt(90));
        return documents
                .documents(
                        Messages.record(
                                "sense",
                                "home/kitchen",
                                Messages.json(
                                        Messages.temperatureOnly(
                                                "home", random.nextInt(1 << 30), window))))
                .stream()
                .filter(one -> !one.index().equals(Index.LATEST.alias()))
                .toList();
    }

    private void work() {
        RollupWriter writer = new RollupWriter(elasticsearch);
        RollupMetrics metrics = new RollupMetrics(new SimpleMeterRegistry(), marks.clock());
        RollupProperties properties =
                new RollupProperties(
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        1 + random.nextInt(4),
                        Duration.ofMinutes(1),
                        100);
        RollupPass pass = new RollupPass(elasticsearch, writer, marks, metrics, properties);
        int at = depth;
        try {
            new Backfill(elasticsearch, writer, marks, 100).step();
            pass.run(random.nextBoolean() ? RollupLevel.MINUTE : RollupLevel.HOUR);
            pass.run(random.nextBoolean() ? RollupLevel.MINUTE : RollupLevel.HOUR);
        } catch (Killed e) {
            depth = at;
        }
    }

    /** Readings of messages that are done, can be seen, and whose marks can be or are taken. */
    private long settled(RollupMark hour) {
        return done.stream()
                .filter(all -> all.stream().allMatch(this::isSeen))
                .map(all -> all.getFirst().id())
                .distinct()
                .flatMap(id -> Stream.ofNullable(elasticsearch.seen(Index.READINGS).get(id)))
                .filter(one -> SimulatedElasticsearch.isIn(hour, one.time("windowStart")))
                .mapToLong(one -> one.number("count"))
                .sum();
    }

    private boolean isSeen(Document document) {
        Index index = document.rule() instanceof Latest ? Index.ROLLUP_PENDING : Index.READINGS;
        var live = elasticsearch.live(index).get(document.id());
        return live == null || live.equals(elasticsearch.seen(index).get(document.id()));
    }

    private void finish() {
        depth = 99; // nothing else happens
        do {
            for (Index index : INDICES) {
                elasticsearch.refreshed(index);
            }
            work();
        } while (elasticsearch.live(Index.ROLLUP_PENDING).size() > 1);
        for (Index index : INDICES) {
            elasticsearch.refreshed(index);
        }
        for (int i = 0; i < HOURS; i++) {
            RollupMark hour =
                    SimulatedReader.mark(RollupLevel.HOUR, START.plus(Duration.ofHours(i)));
            long readings = SimulatedReader.sum(elasticsearch.seen(Index.READINGS), hour);
            assertThat(SimulatedReader.sum(elasticsearch.seen(Index.ROLLUP_MINUTE), hour))
                    .isEqualTo(readings);
            assertThat(SimulatedReader.sum(elasticsearch.seen(Index.ROLLUP_HOUR), hour))
                    .isEqualTo(readings);
        }
        reader.plan();
        reader.answer();
    }
}
