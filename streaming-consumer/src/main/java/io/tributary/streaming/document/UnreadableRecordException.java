package io.tributary.streaming.document;

/**
 * A record can be read as JSON of the right schema, but what it says cannot be true. It belongs in
 * {@code rejected}; the message says why, for people.
 */
public final class UnreadableRecordException extends RuntimeException {

    public UnreadableRecordException(String message) {
        super(message);
    }
}
