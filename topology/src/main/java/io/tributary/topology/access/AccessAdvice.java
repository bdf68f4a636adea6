package io.tributary.topology.access;

import java.util.Optional;

/**
 * What to do about a Kafka that is there and refuses: no waiting helps. Knows the client's
 * exceptions by name, since this library does not know the client.
 */
public final class AccessAdvice {

    private AccessAdvice() {}

    /** What was refused and what to do, in a sentence; empty when something else went wrong. */
    public static Optional<String> of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String name = each.getClass().getSimpleName();
            if (name.equals("SslAuthenticationException")) {
                return Optional.of(
                        "TLS with Kafka fails: %s; check spring.kafka.ssl.bundle: it is to trust the authority of the brokers' certificates"
                                .formatted(each.getMessage()));
            }
            if (name.endsWith("AuthenticationException")) {
                return Optional.of(
                        "Kafka does not accept this account: %s; check spring.kafka.properties.sasl.jaas.config, and run kafka-access with the same password"
                                .formatted(each.getMessage()));
            }
            if (name.endsWith("AuthorizationException")) {
                return Optional.of(
                        "Kafka refuses this account a right: %s; run kafka-access, which gives what a service needs"
                                .formatted(each.getMessage()));
            }
        }
        return Optional.empty();
    }
}
