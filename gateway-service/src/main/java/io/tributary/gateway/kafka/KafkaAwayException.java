package io.tributary.gateway.kafka;

import io.tributary.topology.access.AccessAdvice;

/** Kafka does not answer, not in time, or refuses; try again later. */
public final class KafkaAwayException extends RuntimeException {

    KafkaAwayException(String message) {
        super(message);
    }

    KafkaAwayException(String message, Throwable cause) {
        super(message + ": " + AccessAdvice.of(cause).orElse(cause.getMessage()), cause);
    }
}
