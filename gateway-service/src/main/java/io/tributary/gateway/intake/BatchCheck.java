package io.tributary.gateway.intake;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.DeviceEventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a batch and holds its entries to what presence, commands and aggregation rely on. What is
 * in the journal must go through: a batch that cannot would hold up all that come after it.
 */
final class BatchCheck {

    private static final JsonCodec<Batch> BATCHES = JsonCodec.of(Batch.class);

    /** What every index, query and timer can hold: a timer counts nanoseconds, for 292 years. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final int MAX_NAME = 256;

    /** Twice of what acquisition lets through; what is made of it must fit into a record. */
    private static final int MAX_TEXT = 32 * 1024;

    private BatchCheck() {}

    /**
     * Reads it.
     *
     * @throws MalformedMessageException when it is no batch, or an entry is not whole
     * @throws io.tributary.topology.json.UnknownSchemaException when it is of another version
     */
    static Batch read(byte[] payload) {
        Batch batch = BATCHES.decode(payload);
        if (batch.acquirer().length() > MAX_NAME || batch.epoch().length() > MAX_NAME) {
            throw new MalformedMessageException(
                    "not a valid Batch: acquirer or epoch is too long",
                    new IllegalArgumentException());
        }
        for (int i = 0; i < batch.entries().size(); i++) {
            try {
                check(batch.entries().get(i));
            } catch (IllegalArgumentException e) {
                throw new MalformedMessageException(
                        "not a valid Batch at entries[" + i + "]: " + e.getMessage(), e);
            }
        }
        return batch;
    }

    private static void check(BatchEntry entry) {
        switch (entry) {
            case SensedMessage message -> check(message);
            case DeviceEvent event -> check(event);
            case BatchEntry.RejectedMessage rejected -> {
                present("rejection", rejected.rejection());
                text("detail", rejected.rejection().detail());
            }
        }
    }

    private static void check(SensedMessage message) {
        present("location", message.location());
        present("device", message.device());
        time("at", message.at());
        time("acquiredAt", message.acquiredAt());
        message.values()
                .forEach(
                        measurement -> {
                            present("element", measurement.element());
                            present("value", measurement.value());
                        });
    }

    private static void check(DeviceEvent event) {
        present("type", event.type());
        present("location", event.location());
        text("payload", event.payload());
        time("at", event.at());
        if (event.type() == DeviceEventType.STATE) {
            ActuatorName.of(event.name());
        } else {
            DeviceId.of(event.name());
        }
        if (event.correlation() != null) {
            UUID.fromString(event.correlation());
        }
    }

    private static void present(String property, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(property + " is missing");
        }
    }

    private static void text(String property, @Nullable String value) {
        if (value == null || value.length() > MAX_TEXT) {
            throw new IllegalArgumentException(property + " is missing or too long");
        }
    }

    private static void time(String property, @Nullable Instant value) {
        if (value == null || value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            throw new IllegalArgumentException(property + " is missing or out of range");
        }
    }
}
