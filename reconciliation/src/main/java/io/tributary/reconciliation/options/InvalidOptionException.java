package io.tributary.reconciliation.options;

/** The command line cannot be followed; the message says what is wrong with it. */
public final class InvalidOptionException extends RuntimeException {

    InvalidOptionException(String message) {
        super(message);
    }
}
