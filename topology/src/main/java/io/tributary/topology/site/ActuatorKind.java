package io.tributary.topology.site;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an actuator is operated. */
public enum ActuatorKind {
    /** Two values, such as ON and OFF. */
    @JsonProperty("switch")
    SWITCH,
    /** A number within a range. */
    @JsonProperty("slider")
    SLIDER,
    /** One of several values. */
    @JsonProperty("choice")
    CHOICE,
    /** Does something each time; has no state and is never sent twice. */
    @JsonProperty("button")
    BUTTON
}
