package io.tributary.streaming.catalogue;

/** Something that has to exist could not be created; the message says why, for people. */
public final class PreparationException extends RuntimeException {

    public PreparationException(String message, Throwable cause) {
        super(message, cause);
    }
}
