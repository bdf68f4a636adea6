package io.tributary.dashboard.pipeline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A part of the way, from one clock to another. Where the two clocks differ, so does the latency: a
 * clock ahead shows as time that runs backwards, which is counted and told, never clamped.
 */
public enum Hop {
    /**
     * From the device's timestamp to its arrival at acquisition, per aggregated message: the first
     * of the one to the first of the other. That lies between the shortest and the longest latency
     * of the messages in it. 0 where devices send no time of their own.
     */
    SENSED_ACQUIRED,
    /**
     * From the arrival of a message's first reading at acquisition to the commit it stands in: the
     * wait for the window's end is in it, and any backlog.
     */
    ACQUIRED_AGGREGATED,
    /** From the commit to where it is read here, read committed, over Kafka. */
    AGGREGATED_KAFKA,
    /** From the commit to its arrival here over MQTT; only where this service listens there. */
    AGGREGATED_PREVIEW,
    /**
     * From the commit to where a search finds it. Measured with samples: about every second the
     * newest message is asked for until Elasticsearch finds it, so that it is exact to a second,
     * and never too small. While one is not found, its age counts.
     */
    AGGREGATED_SEARCHABLE;

    /** The wire form: lower case with hyphens. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
