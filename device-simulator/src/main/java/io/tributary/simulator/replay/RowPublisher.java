package io.tributary.simulator.replay;

import io.tributary.simulator.mqtt.MqttConnection;
import io.tributary.simulator.mqtt.Publication;
import io.tributary.simulator.telemetry.MessageCounter;
import io.tributary.simulator.telemetry.PayloadForm;
import io.tributary.simulator.telemetry.SimpleData;
import io.tributary.topology.mqtt.MqttTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Publishes rows when they are due, numbering the messages of each device. Single-threaded. */
final class RowPublisher {

    private static final long LONGEST_NAP_MILLIS = 200;

    private final MqttConnection connection;
    private final ReplayProgress progress;
    private final ReplaySpeed speed;
    private final BooleanSupplier stopping;
    private final Instant start;
    private final long startNanos = System.nanoTime();
    private final Map<MqttTopic, MessageCounter> counters = new HashMap<>();
    private @Nullable Instant firstRowAt;

    RowPublisher(
            MqttConnection connection,
            ReplayProgress progress,
            ReplaySpeed speed,
            Clock clock,
            BooleanSupplier stopping) {
        this.connection = connection;
        this.progress = progress;
        this.speed = speed;
        this.stopping = stopping;
        this.start = clock.instant();
    }

    /** Publishes all good rows and counts the bad ones, until the end or until told to stop. */
    void publishAll(CsvFile csv, RowParser parser) throws InterruptedException {
        while (!stopping.getAsBoolean() && csv.hasNext()) {
            long line = csv.line();
            try {
                CsvFile.Row row = csv.next();
                if (!row.isBlank()) {
                    publish(parser.parse(row.cells()));
                }
            } catch (BadRowException e) {
                progress.bad(line, String.valueOf(e.getMessage()));
            }
        }
    }

    private void publish(ReplayRow row) throws InterruptedException {
        awaitDue(row.at());
        if (stopping.getAsBoolean()) {
            return;
        }
        MqttTopic topic = MqttTopic.sense(row.location(), row.device());
        MessageCounter counter =
                counters.computeIfAbsent(topic, unused -> MessageCounter.startedAt(start));
        SimpleData data =
                new SimpleData(
                        row.location(), row.device(), row.readings(), row.at(), counter.next());
        progress.published(row);
        connection.put(
                Publication.of(topic, PayloadForm.MEASURES.encode(data), progress::answered));
    }

    private void awaitDue(Instant at) throws InterruptedException {
        if (firstRowAt == null) {
            firstRowAt = at;
        }
        long due = startNanos + speed.dueAfter(Duration.between(firstRowAt, at)).toNanos();
        for (long wait = due - System.nanoTime();
                wait > 0 && !stopping.getAsBoolean();
                wait = due - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(
                    Math.min(wait, TimeUnit.MILLISECONDS.toNanos(LONGEST_NAP_MILLIS)));
        }
    }
}
