package io.tributary.gateway.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeduplicationPropertiesTests {

    private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void millionMessagesAreAllowed() {
        assertThat(validator.validate(new DeduplicationProperties(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 999, 100_000_001})
    void limitOutsideItsRangeIsRefused(int limit) {
        assertThat(validator.validate(new DeduplicationProperties(limit))).hasSize(1);
    }
}
