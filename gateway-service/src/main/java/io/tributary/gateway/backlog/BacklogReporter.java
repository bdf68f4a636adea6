package io.tributary.gateway.backlog;

import io.tributary.gateway.journal.BatchId;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.mqtt.MqttPublisher;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.telemetry.Backlog;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells acquisition, retained, how far the journal is: each second while batches come, and when the
 * gateway begins or ceases to take them. A report that the broker did not take is made anew a
 * second later. After the end of the gateway the last one stays: it holds no more than what is
 * true, and what is not reported is not taken for journaled.
 *
 * <p>Threads: its own, so that no batch waits for a report.
 */
public final class BacklogReporter {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogReporter.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final JsonCodec<Backlog> REPORTS = JsonCodec.of(Backlog.class);

    private final GatewayIdentity gateway;
    private final Journal journal;
    private final BacklogMeter meter;
    private final Supplier<@Nullable BatchId> completeUpTo;
    private final BooleanSupplier takesNothing;
    private final MqttPublisher sender;
    private final InstantSource clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("backlog").daemon().factory());

    private CompletableFuture<Boolean> lastReport = CompletableFuture.completedFuture(false);
    private long reportedEnd;
    private boolean reportedFull;
    private boolean refused;

    /**
     * @param completeUpTo the newest epoch's batch up to which all stand in the journal; null
     *     before the first
     * @param takesNothing whether the journal cannot be written at the moment
     */
    public BacklogReporter(
            GatewayIdentity gateway,
            Journal journal,
            BacklogMeter meter,
            Supplier<@Nullable BatchId> completeUpTo,
            BooleanSupplier takesNothing,
            MqttPublisher sender,
            InstantSource clock) {
        this.gateway = gateway;
        this.journal = journal;
        this.meter = meter;
        this.completeUpTo = completeUpTo;
        this.takesNothing = takesNothing;
        this.sender = sender;
        this.clock = clock;
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Without an interruption: that would close the journal's file under those who go on. */
    public void stop() {
        thread.shutdown();
    }

    private void look() {
        try {
            look(System.nanoTime());
        } catch (RuntimeException | Error e) {
            // thrown on, it would end the schedule
            LOG.error("the backlog could not be reported", e);
        }
    }

    void look(long nanos) {
        BacklogFigures figures = meter.measure(nanos);
        if (!lastReport.isDone()) {
            return;
        }
        long end = journal.end();
        boolean full = takesNothing.getAsBoolean() || figures.isAtLimit();
        if (end != reportedEnd || full != reportedFull || !lastReport.getNow(false)) {
            lastReport = report(figures, full);
            reportedEnd = end;
            reportedFull = full;
        }
    }

    private CompletableFuture<Boolean> report(BacklogFigures figures, boolean full) {
        BatchId upTo = completeUpTo.get();
        Backlog report =
                new Backlog(
                        Backlog.SCHEMA,
                        gateway.site(),
                        gateway.gateway(),
                        gateway.shard(),
                        upTo == null ? null : upTo.acquirer(),
                        upTo == null ? null : upTo.epoch(),
                        upTo == null ? 0 : upTo.number(),
                        figures.bytes(),
                        figures.limitBytes(),
                        full,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return sender.sendRetained(MqttTopic.backlog(gateway.shard()), REPORTS.encode(report))
                .handle((answer, failure) -> failure == null && isTaken(answer));
    }

    private boolean isTaken(MqttPublisher.Answer answer) {
        if (answer.isRefused() && !refused) {
            LOG.error(
                    "the MQTT broker refuses the backlog report; allow this user to publish backlog/#, reason-code={}",
                    answer.reasonCode());
        }
        refused = answer.isRefused();
        return !refused;
    }
}
