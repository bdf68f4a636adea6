package io.tributary.streaming.document;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.topology.presence.DeviceState;

/**
 * A change of a device's presence. The gateway tells of a device again and again without any
 * change, always with the time of the last one: all of them are the same document, and the first
 * stays.
 */
final class PresenceDocuments {

    private PresenceDocuments() {}

    static Document of(DeviceState state) {
        byte[] source =
                new DocumentJson()
                        .name("site", state.site())
                        .name("location", state.location())
                        .name("device", state.device())
                        .text("state", state.presence().code())
                        .time("since", state.since())
                        .time("lastSeenAt", state.lastSeenAt())
                        .whole("revision", state.revision())
                        .toBytes();
        return new Document(
                Index.PRESENCE.nameFor(state.since()),
                id(state),
                new Create(),
                source,
                new Subject(state.site(), state.location().value(), state.device().value()),
                1,
                null);
    }

    private static String id(DeviceState state) {
        return String.join(
                "/",
                state.site().value(),
                state.location().value(),
                state.device().value(),
                Long.toString(state.since().toEpochMilli()),
                state.presence().code());
    }
}
