package io.tributary.gateway.kafka;

/** Kafka does not answer, or not in time; try again later. */
public final class KafkaAwayException extends RuntimeException {

    KafkaAwayException(String message) {
        super(message);
    }

    KafkaAwayException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
