package io.tributary.reconciliation.sent;

/** The file of what was sent cannot be used; the message says where and why. */
public final class SentFileException extends RuntimeException {

    SentFileException(String message) {
        super(message);
    }
}
