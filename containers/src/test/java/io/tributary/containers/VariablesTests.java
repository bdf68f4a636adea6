package io.tributary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTests {

    private final Variables variables = new Variables(Map.of("SET", "a$1", "EMPTY", ""));

    @ParameterizedTest
    @CsvSource({
        "plain:1, plain:1",
        "x:$SET, x:a$1",
        "x:${SET}, x:a$1",
        "x:${SET:-b}, x:a$1",
        "x:${EMPTY:-b}, x:b",
        "x:${EMPTY-b}, x:",
        "x:${UNSET:-b}, x:b",
        "x:${UNSET-registry.example/b:2}, x:registry.example/b:2",
        "x:${UNSET}, x:",
        "x:$UNSET, x:",
        "x:$$SET, x:$SET"
    })
    void variablesAreFilledInAsComposeDoes(String text, String filledIn) {
        assertThat(variables.filledIn(text)).isEqualTo(filledIn);
    }
}
