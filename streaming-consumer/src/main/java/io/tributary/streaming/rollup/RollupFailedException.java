package io.tributary.streaming.rollup;

import org.jspecify.annotations.Nullable;

/** Rollups could not be computed or written for now; the marks stand. The message says why. */
public final class RollupFailedException extends RuntimeException {

    public RollupFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
