package io.tributary.topology.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.topology.site.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTests {

    @Test
    void bareJsonValueTellsItsType() {
        assertThat(Value.of(21).type()).isEqualTo(ValueType.NUMBER);
        assertThat(Value.of(true).type()).isEqualTo(ValueType.BOOLEAN);
        assertThat(Value.of("eco").type()).isEqualTo(ValueType.TEXT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numberIsFinite(double number) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Value.of(number));
    }

    @Test
    void nothingElseIsAValue() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Value.of(List.of(1)));
    }
}
