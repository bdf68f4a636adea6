package io.tributary.simulator.replay;

/** One row cannot be replayed; the others can. */
final class BadRowException extends Exception {

    BadRowException(String message) {
        super(message);
    }
}
