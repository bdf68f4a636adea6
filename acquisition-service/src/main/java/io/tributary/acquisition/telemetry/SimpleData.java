package io.tributary.acquisition.telemetry;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.telemetry.Measurement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed payload of simple data, in either form.
 *
 * @param device who says it is its
 * @param timestamp event time, or null where the payload gives none
 * @param seq the device's message number
 * @param boot the device's run
 * @param measurements as the payload gives them, units normalised; text of the flat form included
 * @param flat whether it was the flat form, in which undeclared text is no element
 */
record SimpleData(
        DeviceId device,
        @Nullable Instant timestamp,
        @Nullable Long seq,
        @Nullable String boot,
        List<Measurement> measurements,
        boolean flat) {}
