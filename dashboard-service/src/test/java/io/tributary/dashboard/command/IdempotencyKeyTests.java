package io.tributary.dashboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.problem.ApiProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTests {

    @Test
    void printableTextIsAKey() {
        assertThat(IdempotencyKey.ofNullable("a-1_~!")).isEqualTo(new IdempotencyKey("a-1_~!"));
        assertThat(IdempotencyKey.ofNullable(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "a\tb"})
    void otherTextIsRefused(String text) {
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> new IdempotencyKey(text));
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> new IdempotencyKey("x".repeat(256)));
    }
}
