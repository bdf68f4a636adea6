package io.tributary.acquisition.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.topology.rejection.RejectionReason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says that something is refused, why, and in which words. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(ThrowingCallable action, RejectionReason reason, String words) {
        RefusedPayloadException refusal =
                catchThrowableOfType(RefusedPayloadException.class, action);
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(words);
    }
}
