package io.tributary.simulator.mqtt;

/** Nothing more can be published; the message says why and what to do. */
public final class ConnectionEndedException extends RuntimeException {

    ConnectionEndedException(String message) {
        super(message);
    }
}
