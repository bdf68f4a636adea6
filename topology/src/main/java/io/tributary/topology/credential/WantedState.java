package io.tributary.topology.credential;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is wanted of a device's account at the broker. */
public enum WantedState {
    /** It may connect. */
    @JsonProperty("active")
    ACTIVE,
    /** It may not, for now. */
    @JsonProperty("disabled")
    DISABLED,
    /** There is none. */
    @JsonProperty("removed")
    REMOVED
}
