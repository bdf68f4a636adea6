package io.tributary.simulator.replay;

import io.tributary.simulator.telemetry.Reading;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import java.time.Instant;
import java.util.List;

/**
 * A row that can be published: one message.
 *
 * @param at the row's own time
 * @param location where the device stands
 * @param device the device
 * @param readings at least one
 */
record ReplayRow(Instant at, LocationName location, DeviceId device, List<Reading> readings) {}
