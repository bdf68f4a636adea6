package io.tributary.dashboard.pipeline;

import io.tributary.topology.rejection.RejectionReason;
import java.util.EnumMap;
import java.util.Map;

/** What flowed in some stretch of time at one site. Not thread-safe. */
final class FlowCounts {

    private final Map<Hop, HopCounts> hops = new EnumMap<>(Hop.class);
    private final Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
    private final HopCounts mqttLead = new HopCounts();
    private final HopCounts kafkaLead = new HopCounts();
    private long records;
    private long messages;
    private long readings;
    private long repeated;

    void record(Hop hop, long millis) {
        hop(hop).record(millis);
    }

    /** A window came both ways. Of two at the same millisecond MQTT counts as first. */
    void compared(long kafkaMinusMqttMillis) {
        if (kafkaMinusMqttMillis >= 0) {
            mqttLead.record(kafkaMinusMqttMillis);
        } else {
            kafkaLead.record(-kafkaMinusMqttMillis);
        }
    }

    void arrived(long deviceMessages, long itsReadings) {
        records++;
        messages += deviceMessages;
        readings += itsReadings;
    }

    void repeated() {
        repeated++;
    }

    void rejected(RejectionReason reason, long count) {
        rejected.merge(reason, count, Long::sum);
    }

    void add(FlowCounts other) {
        other.hops.forEach((hop, counts) -> hop(hop).add(counts));
        other.rejected.forEach(this::rejected);
        mqttLead.add(other.mqttLead);
        kafkaLead.add(other.kafkaLead);
        records += other.records;
        messages += other.messages;
        readings += other.readings;
        repeated += other.repeated;
    }

    Latency latency(Hop hop) {
        return hop(hop).latency();
    }

    Latency mqttLead() {
        return mqttLead.latency();
    }

    Latency kafkaLead() {
        return kafkaLead.latency();
    }

    Map<RejectionReason, Long> rejected() {
        return rejected;
    }

    long records() {
        return records;
    }

    long messages() {
        return messages;
    }

    long readings() {
        return readings;
    }

    long repeats() {
        return repeated;
    }

    private HopCounts hop(Hop hop) {
        return hops.computeIfAbsent(hop, key -> new HopCounts());
    }
}
