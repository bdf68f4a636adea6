package io.tributary.acquisition.handover;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what passes the hand-over. */
final class HandOverMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(HandOverMetrics.class);

    private final MeterRegistry registry;
    private final Map<RejectionReason, Counter> rejected = new ConcurrentHashMap<>();
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
            case BatchEntry.SensedMessage message -> readings.increment(message.values().size());
            case BatchEntry.DeviceEvent event -> events.increment();
            case BatchEntry.RejectedMessage rejected -> rejected(rejected.rejection().reason());
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
                    meaning(code));
        }
    }

    private static String meaning(int code) {
        return switch (code) {
            case BatchSender.NO_CONNECTION -> "no connection to the broker";
            case BatchSender.NO_MATCHING_SUBSCRIBERS ->
                    "no gateway has a session at the broker; start the gateway";
            default -> "the broker refused it; check its limits and permissions";
        };
    }
}
