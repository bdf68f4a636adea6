package io.tributary.simulator.replay;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A replay.
 *
 * @param file the CSV file; setting it makes this run a replay
 * @param location location of the rows, where the file has no such column
 * @param device device of the rows, where the file has no such column
 * @param speed how much faster than the file's own times, or {@code max}
 * @param inFlight messages that may be unacknowledged
 */
@ConfigurationProperties("tributary.simulator.replay")
@Validated
record ReplayProperties(
        @Nullable Path file,
        @Nullable @Pattern(regexp = NAME) String location,
        @Nullable @Pattern(regexp = NAME) String device,
        @DefaultValue("1")
                @Pattern(
                        regexp = "max|(?=.*[1-9])\\d{1,9}(\\.\\d{1,6})?",
                        message = "must be a factor greater than 0, such as 60, or max")
                String speed,
        @DefaultValue("250") @Min(1) @Max(10_000) int inFlight) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** The speed, read. */
    ReplaySpeed replaySpeed() {
        return ReplaySpeed.of(speed);
    }
}
