package io.tributary.dashboard.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTests {

    private final TokenText text = TokenText.random(UUID.randomUUID());

    @Test
    void textIsReadBackAndFitsItsHashAlone() {
        TokenText read = TokenText.parse(text.reveal()).orElseThrow();

        assertThat(read).isEqualTo(text);
        assertThat(read.fits(text.secretHash())).isTrue();
        assertThat(TokenText.random(text.id()).fits(text.secretHash())).isFalse();
        assertThat(text.secretHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void secretIsNotInItsText() {
        assertThat(text.toString()).doesNotContain(text.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "trb_",
                "trb_x_y",
                "Basic abc",
                "trb_00000000-0000-0000-0000-000000000000_short"
            })
    void anythingElseIsNone(String other) {
        assertThat(TokenText.parse(other)).isEmpty();
    }
}
