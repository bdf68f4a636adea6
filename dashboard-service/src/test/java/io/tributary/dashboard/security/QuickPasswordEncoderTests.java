package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class QuickPasswordEncoderTests {

    private final SlowEncoder slow = new SlowEncoder();
    private final QuickPasswordEncoder quick = new QuickPasswordEncoder(slow);

    @Test
    void passwordThatPassedOnceIsKnownAgainWithoutTheSlowCheck() {
        assertThat(quick.matches("right", "hash:right")).isTrue();
        assertThat(quick.matches("right", "hash:right")).isTrue();

        assertThat(slow.checks).isEqualTo(1);
    }

    @Test
    void wrongPasswordAlwaysPaysTheSlowCheck() {
        assertThat(quick.matches("right", "hash:right")).isTrue();
        assertThat(quick.matches("wrong", "hash:right")).isFalse();
        assertThat(quick.matches("wrong", "hash:right")).isFalse();

        assertThat(slow.checks).isEqualTo(3);
    }

    @Test
    void passwordOfOneHashDoesNotPassForAnother() {
        assertThat(quick.matches("right", "hash:right")).isTrue();

        assertThat(quick.matches("right", "hash:other")).isFalse();
        assertThat(quick.matches(null, "hash:right")).isFalse();
        assertThat(quick.matches("right", null)).isFalse();
    }

    private static final class SlowEncoder implements PasswordEncoder {

        private int checks;

        @Override
        public @Nullable String encode(@Nullable CharSequence rawPassword) {
            return "hash:" + rawPassword;
        }

        @Override
        public boolean matches(
                @Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
            checks++;
            return ("hash:" + rawPassword).equals(encodedPassword);
        }
    }
}
