package io.tributary.gateway;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.DeviceEventType;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches and their entries, as acquisition makes them. */
public final class Batches {

    public static final String ACQUIRER = "home-acq";
    public static final String EPOCH = "e1";

    private static final JsonCodec<Batch> CODEC = JsonCodec.of(Batch.class);

    private Batches() {}

    public static Batch batch(long number, BatchEntry... entries) {
        return batch(EPOCH, number, entries);
    }

    public static Batch batch(String epoch, long number, BatchEntry... entries) {
        return new Batch(ACQUIRER, epoch, number, number, List.of(entries));
    }

    public static byte[] encoded(Batch batch) {
        return CODEC.encode(batch);
    }

    /** A temperature of the stove. */
    public static SensedMessage temperature(double celsius, Instant at) {
        return sensed(Homes.STOVE, at, null, number("temperature", celsius));
    }

    /** A numbered temperature of the stove. */
    public static SensedMessage temperature(double celsius, Instant at, long seq) {
        return sensed(Homes.STOVE, at, seq, number("temperature", celsius));
    }

    public static SensedMessage sensed(
            DeviceId device, Instant at, @Nullable Long seq, Measurement... values) {
        return new SensedMessage(
                false,
                Homes.KITCHEN,
                device,
                at,
                at.plusMillis(5),
                seq,
                null,
                seq == null ? null : "hash",
                List.of(values));
    }

    /** The same as a rehearsal. */
    public static SensedMessage rehearsal(SensedMessage message) {
        return new SensedMessage(
                true,
                message.location(),
                message.device(),
                message.at(),
                message.acquiredAt(),
                message.seq(),
                message.boot(),
                message.hash(),
                message.values());
    }

    public static Measurement number(String element, double value) {
        return new Measurement(ElementName.of(element), new Value.NumberValue(value), "Cel");
    }

    public static Measurement flag(String element, boolean value) {
        return new Measurement(ElementName.of(element), new Value.BooleanValue(value), null);
    }

    public static Measurement text(String element, String value) {
        return new Measurement(ElementName.of(element), new Value.TextValue(value), null);
    }

    public static DeviceEvent status(DeviceId device, String payload, Instant at) {
        return event(DeviceEventType.STATUS, device.value(), payload, false, null, at);
    }

    public static DeviceEvent info(DeviceId device, String json, Instant at) {
        return event(DeviceEventType.INFO, device.value(), json, true, null, at);
    }

    /** A fresh report of an actuator. */
    public static DeviceEvent report(
            String actuator, String value, @Nullable String correlation, Instant at) {
        return event(DeviceEventType.STATE, actuator, value, false, correlation, at);
    }

    /** The same event as the broker replays it at subscription. */
    public static DeviceEvent retained(DeviceEvent event) {
        return event(
                event.type(), event.name(), event.payload(), true, event.correlation(), event.at());
    }

    private static DeviceEvent event(
            DeviceEventType type,
            String name,
            String payload,
            boolean retained,
            @Nullable String correlation,
            Instant at) {
        return new DeviceEvent(type, Homes.KITCHEN, name, payload, retained, correlation, at);
    }
}
