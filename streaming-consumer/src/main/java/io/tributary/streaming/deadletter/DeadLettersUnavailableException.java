package io.tributary.streaming.deadletter;

import org.jspecify.annotations.Nullable;

/** Rejections could not be kept for now; the message says why. */
public final class DeadLettersUnavailableException extends RuntimeException {

    public DeadLettersUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
