package io.tributary.topology.site;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a device's silence is to be read. */
public enum PresenceClass {
    /** Powered for good: stale after three times its usual interval. */
    @JsonProperty("mains")
    MAINS,
    /** Sleeps: stale after its own silence. */
    @JsonProperty("battery")
    BATTERY
}
