package io.tributary.simulator.replay;

/** The file as a whole cannot be replayed; the message says where, why, and what is allowed. */
final class ReplayException extends RuntimeException {

    ReplayException(String message) {
        super(message);
    }
}
