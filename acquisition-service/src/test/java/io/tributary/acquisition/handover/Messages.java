package io.tributary.acquisition.handover;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.DeviceEventType;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Device messages of one connection, and what became of their acknowledgements. */
final class Messages {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500Z");
    private static final LocationName KITCHEN = LocationName.of("kitchen");

    private final List<Integer> acknowledged = new ArrayList<>();
    private final List<Integer> added = new ArrayList<>();
    private volatile boolean over;
    private boolean failing;

    /** Packet ids in the order in which they were acknowledged on this connection. */
    List<Integer> acknowledged() {
        synchronized (acknowledged) {
            return List.copyOf(acknowledged);
        }
    }

    void failAcknowledgements(boolean fail) {
        failing = fail;
    }

    void end() {
        over = true;
    }

    /** A message at QoS 1 whose payload is its text. */
    DeviceMessage message(int packetId, String text) {
        return message(packetId, 1, "sense/kitchen", text, false);
    }

    /** The broker sends it again. */
    DeviceMessage again(int packetId, String text) {
        return message(packetId, 1, "sense/kitchen", text, true);
    }

    DeviceMessage message(int packetId, int qos, String topic, String text, boolean redelivered) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return new DeviceMessage(
                packetId,
                qos,
                topic,
                payload,
                payload.length,
                null,
                false,
                redelivered,
                null,
                new OnThisConnection(packetId));
    }

    /** The entry of a reading that says which message it was. */
    static EncodedEntry reading(int number) {
        return reading(number, 0);
    }

    /** The entry of a reading that arrived so many milliseconds after its time. */
    static EncodedEntry sensedBefore(int millis) {
        return reading(1, millis);
    }

    private static EncodedEntry reading(int number, int millis) {
        return EncodedEntry.of(
                new BatchEntry.SensedMessage(
                        false,
                        KITCHEN,
                        DeviceId.of("NodeMCU3"),
                        NOW.minusMillis(millis),
                        NOW,
                        (long) number,
                        null,
                        "0000000000000000",
                        List.of(
                                new Measurement(
                                        ElementName.of("gas"),
                                        new Value.NumberValue(number),
                                        null))));
    }

    static EncodedEntry event() {
        return EncodedEntry.of(
                new BatchEntry.DeviceEvent(
                        DeviceEventType.STATUS, KITCHEN, "NodeMCU3", "online", false, null, NOW));
    }

    private final class OnThisConnection implements Acknowledgment {

        private final int packetId;

        OnThisConnection(int packetId) {
            this.packetId = packetId;
        }

        @Override
        public boolean acknowledge() {
            if (over || failing) {
                return false;
            }
            synchronized (acknowledged) {
                added.add(packetId);
            }
            return true;
        }

        @Override
        public void flush() {
            synchronized (acknowledged) {
                acknowledged.addAll(added);
                added.clear();
            }
        }

        @Override
        public boolean isVoid() {
            return over;
        }
    }
}
