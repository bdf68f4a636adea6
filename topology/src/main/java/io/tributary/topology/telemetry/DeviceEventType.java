package io.tributary.topology.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of message under {@code config/…}. */
public enum DeviceEventType {
    /** {@code config/{location}/{device}/status}: {@code online} or {@code offline}. */
    @JsonProperty("status")
    STATUS,
    /** {@code config/{location}/{device}/info}: JSON about the device. */
    @JsonProperty("info")
    INFO,
    /** {@code config/{location}/{actuator}}: the state an actuator reports. */
    @JsonProperty("state")
    STATE
}
