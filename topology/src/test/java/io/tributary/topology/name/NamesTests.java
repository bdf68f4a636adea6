package io.tributary.topology.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTests {

    @Test
    void quickCheckAgreesWithThePatternForEveryCharacter() {
        IntStream.range(0, 0x250)
                .forEach(
                        c -> {
                            String first = Character.toString(c);
                            String second = "a" + first;
                            assertThat(Names.isValid(first))
                                    .as("U+%04x first", c)
                                    .isEqualTo(Names.pattern().matcher(first).matches());
                            assertThat(Names.isValid(second))
                                    .as("U+%04x second", c)
                                    .isEqualTo(Names.pattern().matcher(second).matches());
                        });
    }

    @Test
    void lengthIsOneToSixtyFour() {
        assertThat(Names.isValid("")).isFalse();
        assertThat(Names.isValid("a".repeat(64))).isTrue();
        assertThat(Names.isValid("a".repeat(65))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a/b", "a b", "a\nb"})
    void invalidNameSaysWhatIsAllowed(String name) {
        assertThatExceptionOfType(InvalidNameException.class)
                .isThrownBy(() -> DeviceId.of(name))
                .withMessageStartingWith("deviceID \"")
                .withMessageContaining("allowed are 1 to 64 of A-Z a-z 0-9 . _ -")
                .withMessageNotContaining("\n");
    }
}
