package io.tributary.topology.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AccessAdviceTests {

    @Test
    void missingRightIsToldWhereverItStands() {
        Throwable failure =
                new IllegalStateException(
                        "in an error state", new TopicAuthorizationException("no access: [sense]"));

        assertThat(AccessAdvice.of(failure))
                .hasValueSatisfying(
                        advice ->
                                assertThat(advice)
                                        .contains("no access: [sense]; run kafka-access"));
    }

    @Test
    void wrongPasswordAndUnknownAuthorityAreToldApart() {
        assertThat(AccessAdvice.of(new SaslAuthenticationException("invalid credentials")))
                .hasValueSatisfying(
                        advice -> assertThat(advice).contains("invalid credentials; check spring"));
        assertThat(AccessAdvice.of(new SslAuthenticationException("handshake failed")))
                .hasValueSatisfying(advice -> assertThat(advice).contains("ssl.bundle"));
    }

    @Test
    void kafkaThatIsAwayNeedsNoAdvice() {
        assertThat(AccessAdvice.of(new IllegalStateException(new IOException("refused"))))
                .isEmpty();
    }

    private static final class TopicAuthorizationException extends RuntimeException {
        TopicAuthorizationException(String message) {
            super(message);
        }
    }

    private static final class SaslAuthenticationException extends RuntimeException {
        SaslAuthenticationException(String message) {
            super(message);
        }
    }

    private static final class SslAuthenticationException extends RuntimeException {
        SslAuthenticationException(String message) {
            super(message);
        }
    }
}
