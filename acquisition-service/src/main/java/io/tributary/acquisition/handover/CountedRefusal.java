package io.tributary.acquisition.handover;

import io.tributary.acquisition.rejection.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is refused and told by its number alone. Those of one {@link Refused} become one
 * rejection.
 *
 * @param refused what they have in common
 * @param seq the device's own number of the message, where it gives one
 * @param payloadBytes its length
 * @param receivedAt when it came
 */
public record CountedRefusal(
        Refused refused, @Nullable Long seq, long payloadBytes, Instant receivedAt)
        implements MessageAccount {}
