package io.tributary.acquisition.handover;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what passes the hand-over. */
final class HandOverMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(HandOverMetrics.class);

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofDays(1)
    };

    private final MeterRegistry registry;
    private final Map<RejectionReason, Counter> rejected = new ConcurrentHashMap<>();
    private final Timer lateness;
    private final Counter messages;
    private final Counter readings;
    private final Counter events;
    private final Counter redelivered;
    private final Counter batches;
    private final Counter dropped;
    private final Counter sessionsLost;
    private final AtomicBoolean gatewayMissing = new AtomicBoolean();

    HandOverMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.lateness =
                Timer.builder("tributary.acquisition.lateness")
                        .description("From a reading's own time to its arrival: sensed to acquired")
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry);
        this.messages = registry.counter("tributary.acquisition.messages");
        this.readings = registry.counter("tributary.acquisition.readings");
        this.events = registry.counter("tributary.acquisition.device.events");
        this.redelivered = registry.counter("tributary.acquisition.redelivered");
        this.dropped = registry.counter("tributary.acquisition.dropped");
        this.sessionsLost = registry.counter("tributary.acquisition.sessions.lost");
        this.batches = registry.counter("tributary.acquisition.batches");
    }

    void taken(BatchEntry entry) {
        messages.increment();
        switch (entry) {
            case BatchEntry.SensedMessage message -> {
                readings.increment(message.values().size());
                late(message);
            }
            case BatchEntry.DeviceEvent event -> events.increment();
            case BatchEntry.RejectedMessage rejected -> rejected(rejected.rejection().reason());
        }
    }

    /** What gives no time tells nothing, nor does what a person feeds in again. */
    private void late(BatchEntry.SensedMessage message) {
        if (message.replayOf() == null && !message.at().equals(message.acquiredAt())) {
            long millis = message.acquiredAt().toEpochMilli() - message.at().toEpochMilli();
            lateness.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
        }
    }

    /** One message of those that are counted. */
    void refused(CountedRefusal refusal) {
        messages.increment();
        rejected(refusal.refused().reason());
    }

    private void rejected(RejectionReason reason) {
        rejected.computeIfAbsent(
                        reason,
                        key ->
                                registry.counter(
                                        "tributary.acquisition.rejected", "reason", key.code()))
                .increment();
    }

    /** What is asked for when it is looked at. */
    void watch(HandOver handOver) {
        gauge("batches.in.flight", handOver, HandOver::batchesInFlight);
        gauge("waiting.bytes", handOver, HandOver::waitingBytes);
        gauge("unacknowledged.messages", handOver, HandOver::unacknowledged);
        gauge(
                "unacknowledged.oldest.seconds",
                handOver,
                one -> one.oldestUnacknowledged().toMillis() / 1e3);
    }

    private void gauge(String name, HandOver handOver, ToDoubleFunction<HandOver> value) {
        Gauge.builder("tributary.acquisition." + name, handOver, value).register(registry);
    }

    void redelivered() {
        redelivered.increment();
    }

    /** Lost: it came at QoS 0 while too much was waiting. */
    void dropped() {
        dropped.increment();
    }

    /** With a session goes all that the broker held for us. */
    void sessionLost() {
        sessionsLost.increment();
        LOG.error(
                "the broker has lost this service's session and what it held for it; check its persistence, and the count of what arrived");
    }

    void handedOver(OutgoingBatch batch) {
        batches.increment();
        if (gatewayMissing.compareAndSet(true, false)) {
            LOG.info("the gateway takes batches again, batch={}", batch.number());
        }
    }

    void sentAgain(int code) {
        registry.counter("tributary.acquisition.batches.resent", "code", Integer.toString(code))
                .increment();
        if (gatewayMissing.compareAndSet(false, true)) {
            LOG.warn(
                    "a batch was not taken and is sent again until it is, reason-code={} ({})",
                    code,
                    BatchSender.meaning(code));
        }
    }
}
