package io.tributary.reconciliation.kafka;

/** Kafka cannot be reached or read; the message says why. */
public final class KafkaAwayException extends RuntimeException {

    KafkaAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
