package io.tributary.gateway.progress;

import io.tributary.gateway.aggregation.Aggregation;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.telemetry.Progress;
import java.util.List;

/**
 * Everything one Kafka transaction carries.
 *
 * @param messages every window that the run of batches touches
 * @param rejections what was refused in it
 * @param repeats messages of it that came before and are left out
 * @param presence what is known of devices and actuators by now
 * @param progress how far the journal is in Kafka with it
 */
public record Commit(
        List<Aggregation.Aggregated> messages,
        List<Rejection> rejections,
        long repeats,
        PresenceBook.Changes presence,
        Progress progress) {}
