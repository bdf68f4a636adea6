package io.tributary.simulator.run;

/** An option that the simulator does not know. The message lists those that it does. */
public final class InvalidCommandLineException extends RuntimeException {

    InvalidCommandLineException(String message) {
        super(message);
    }
}
