package io.tributary.topology.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandReasonTests {

    @ParameterizedTest
    @EnumSource
    void sentenceTellsItsReasonAndArguments(CommandReason reason) {
        Object[] about =
                IntStream.range(0, reason.places()).mapToObj(i -> "a " + i + "\n").toArray();

        assertThat(CommandReason.read(reason.sentence(about)))
                .hasValue(
                        new CommandReason.Told(
                                reason, Stream.of(about).map(String::valueOf).toList()));
    }

    @Test
    void sentenceOfAnotherIsNoReasonOfOurs() {
        assertThat(CommandReason.read("because")).isEmpty();
        assertThat(CommandReason.read("")).isEmpty();
    }

    @Test
    void argumentTooFewIsAMistake() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(CommandReason.OTHER_ANSWER::sentence);
    }
}
