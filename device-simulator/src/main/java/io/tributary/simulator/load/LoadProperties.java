package io.tributary.simulator.load;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A load run. Without messages and duration it goes on until it is stopped.
 *
 * @param rate messages per second over all devices; setting it makes this run a load run
 * @param devices number of load devices, named load-1 and so on
 * @param connections MQTT connections that the devices share; by default one per device, at most 8
 * @param location location that they publish at
 * @param messages messages to send in all
 * @param duration how long to send
 * @param inFlight messages per connection that may be unacknowledged
 * @param seqFile file for the account of what the broker acknowledged, a JSON object per device
 */
@ConfigurationProperties("tributary.simulator")
@Validated
record LoadProperties(
        @Nullable @Positive Double rate,
        @DefaultValue("10") @Min(1) @Max(100_000) int devices,
        @Nullable @Min(1) @Max(1_000) Integer connections,
        @DefaultValue("load") @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}") String location,
        @Nullable @Positive Long messages,
        @Nullable @DurationMin(millis = 1) Duration duration,
        @DefaultValue("500") @Min(1) @Max(10_000) int inFlight,
        @Nullable Path seqFile) {

    private static final int USUAL_CONNECTIONS = 8;

    /** Connections, never more than devices. */
    int connectionCount() {
        return Math.min(devices, connections == null ? USUAL_CONNECTIONS : connections);
    }
}
