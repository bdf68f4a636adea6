package io.tributary.topology.telemetry;

import io.tributary.topology.name.ElementName;
import org.jspecify.annotations.Nullable;

/**
 * One element's value within a message.
 *
 * @param element what was measured
 * @param value the value
 * @param unit the UCUM unit, or null where neither the device nor the site model names one
 */
public record Measurement(ElementName element, Value value, @Nullable String unit) {}
