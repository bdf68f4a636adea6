package io.tributary.streaming.document;

/**
 * A record can be read as JSON of the right schema, but what it says cannot be true. It belongs in
 * {@code rejected}; the message says why, for people.
 */
final class UnreadableRecordException extends RuntimeException {

    UnreadableRecordException(String message) {
        super(message);
    }
}
