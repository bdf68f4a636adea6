package io.tributary.access;

/** The command line, or a file that it names, cannot be followed; the message says why. */
final class InvalidArgumentException extends RuntimeException {

    InvalidArgumentException(String message) {
        super(message);
    }
}
