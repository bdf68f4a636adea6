package io.tributary.topology.telemetry;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.rejection.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one MQTT message of a device. Exactly one entry for each message that acquisition
 * took.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BatchEntry.SensedMessage.class, name = "reading"),
    @JsonSubTypes.Type(value = BatchEntry.DeviceEvent.class, name = "deviceEvent"),
    @JsonSubTypes.Type(value = BatchEntry.RejectedMessage.class, name = "rejection")
})
public sealed interface BatchEntry {

    /**
     * The readings of one message on {@code sense/…} or {@code test/…}.
     *
     * @param rehearsal true for {@code test/…}: kept apart all the way
     * @param location where the device stands
     * @param device who sent it
     * @param at event time: the device's timestamp, else the time of arrival; milliseconds
     * @param acquiredAt time of arrival; milliseconds
     * @param seq the device's own message number, which alone identifies a message
     * @param boot distinguishes the runs of a device that restarts its numbers
     * @param hash 64-bit hash of topic and payload, 16 hexadecimal digits, present where {@code
     *     seq} is
     * @param replayOf the rejection that was fed in again, where it was
     * @param values at least one
     */
    record SensedMessage(
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean rehearsal,
            LocationName location,
            DeviceId device,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant at,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant acquiredAt,
            @Nullable Long seq,
            @Nullable String boot,
            @Nullable String hash,
            @Nullable UUID replayOf,
            List<Measurement> values)
            implements BatchEntry {

        public SensedMessage {
            if (values == null || values.isEmpty()) {
                throw new IllegalArgumentException("a message holds at least one reading");
            }
            values = List.copyOf(values);
        }

        /** A message that came from its device. */
        public SensedMessage(
                boolean rehearsal,
                LocationName location,
                DeviceId device,
                Instant at,
                Instant acquiredAt,
                @Nullable Long seq,
                @Nullable String boot,
                @Nullable String hash,
                List<Measurement> values) {
            this(rehearsal, location, device, at, acquiredAt, seq, boot, hash, null, values);
        }
    }

    /**
     * A message on {@code config/…}: birth, last will, information, or an actuator's reported
     * state.
     *
     * @param type which of them
     * @param location the location in the topic
     * @param name the device for status and info, the actuator for state
     * @param payload the payload as text
     * @param retained true when the broker replayed it at subscription: what was, not what just
     *     happened
     * @param correlation the command's correlation data, where a device returns it
     * @param at time of arrival; milliseconds
     */
    record DeviceEvent(
            DeviceEventType type,
            LocationName location,
            String name,
            String payload,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean retained,
            @Nullable String correlation,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant at)
            implements BatchEntry {}

    /**
     * A message that was refused.
     *
     * @param rejection what and why
     */
    record RejectedMessage(Rejection rejection) implements BatchEntry {}
}
