package io.tributary.streaming.document;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.WriteRule.Newest;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import java.util.List;

/**
 * A record of {@code config} becomes the document of its device or actuator; the one with the
 * highest revision stays. A tombstone leaves the document as it is. Of a device, one more document
 * says since when its presence is what it is: one for each change.
 */
public final class DeviceDocuments implements DocumentSource {

    private static final JsonCodec<DeviceState> DEVICE = JsonCodec.of(DeviceState.class);
    private static final JsonCodec<ActuatorState> ACTUATOR = JsonCodec.of(ActuatorState.class);

    @Override
    public List<Document> documents(SourceRecord record) {
        byte[] value = record.value();
        if (value == null) {
            return List.of();
        }
        String key = record.key();
        if (key == null) {
            throw new UnreadableRecordException("the record has no key");
        }
        if (KafkaKeys.isActuatorState(key)) {
            return List.of(actuator(key, ACTUATOR.decode(value)));
        }
        DeviceState state = DEVICE.decode(value);
        return List.of(device(key, state), PresenceDocuments.of(state));
    }

    private static Document device(String key, DeviceState state) {
        requireKey(key, KafkaKeys.device(state.site(), state.location(), state.device()));
        byte[] source =
                new DocumentJson()
                        .text("kind", "device")
                        .name("site", state.site())
                        .name("location", state.location())
                        .whole("revision", state.revision())
                        .name("device", state.device())
                        .text("presence", state.presence().code())
                        .time("since", state.since())
                        .time("lastSeenAt", state.lastSeenAt())
                        .object("info", state.info())
                        .toBytes();
        Subject subject =
                new Subject(state.site(), state.location().value(), state.device().value());
        return document(key, state.revision(), source, subject);
    }

    private static Document actuator(String key, ActuatorState state) {
        requireKey(key, KafkaKeys.actuatorState(state.site(), state.location(), state.actuator()));
        byte[] source =
                new DocumentJson()
                        .text("kind", "actuator")
                        .name("site", state.site())
                        .name("location", state.location())
                        .whole("revision", state.revision())
                        .name("actuator", state.actuator())
                        .text("reported", state.reported())
                        .time("reportedAt", state.reportedAt())
                        .name("command", state.command())
                        .toBytes();
        Subject subject = new Subject(state.site(), state.location().value(), null);
        return document(key, state.revision(), source, subject);
    }

    private static Document document(String key, long revision, byte[] source, Subject subject) {
        return new Document(
                Index.DEVICES.alias(), key, new Newest(revision), source, subject, 1, null);
    }

    private static void requireKey(String found, String expected) {
        if (!found.equals(expected)) {
            throw new UnreadableRecordException(
                    "the key is \"%s\", but the record is about \"%s\"".formatted(found, expected));
        }
    }
}
