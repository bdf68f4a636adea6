package io.tributary.simulator.device;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the devices of the site behave.
 *
 * @param seed equal seeds give equal physics, delays and drop-offs
 * @param answerDelayMin shortest time from a command to its report
 * @param answerDelayMax longest time from a command to its report
 * @param dropOff how often devices lose their power, and for how long
 */
@ConfigurationProperties("tributary.simulator.home")
@Validated
record HomeProperties(
        @DefaultValue("1") long seed,
        @DefaultValue("80ms") @NotNull @DurationMin(millis = 0) Duration answerDelayMin,
        @DefaultValue("400ms") @NotNull @DurationMin(millis = 0) Duration answerDelayMax,
        @DefaultValue @NotNull @Valid DropOff dropOff) {

    /**
     * Loss of power: the connection breaks without a farewell.
     *
     * @param meanInterval mean time between two losses of one device; 0 for never
     * @param awayMin shortest absence
     * @param awayMax longest absence
     */
    record DropOff(
            @DefaultValue("12h") @NotNull @DurationMin(millis = 0) Duration meanInterval,
            @DefaultValue("20s") @NotNull @DurationMin(millis = 0) Duration awayMin,
            @DefaultValue("2m") @NotNull @DurationMin(millis = 0) Duration awayMax) {

        @AssertTrue(message = "away-max must not be shorter than away-min") boolean isAwayOrdered() {
            return awayMax.compareTo(awayMin) >= 0;
        }
    }

    @AssertTrue(message = "answer-delay-max must not be shorter than answer-delay-min") boolean isAnswerDelayOrdered() {
        return answerDelayMax.compareTo(answerDelayMin) >= 0;
    }
}
