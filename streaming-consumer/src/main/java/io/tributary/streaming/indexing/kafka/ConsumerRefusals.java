package io.tributary.streaming.indexing.kafka;

import io.tributary.streaming.indexing.Feed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.event.ConsumerRetryAuthSuccessfulEvent;
import org.springframework.kafka.event.KafkaEvent;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Knows which feeds Kafka refuses. Their consumers try again by themselves, and miss nothing.
 * Thread-safe.
 */
@Component
class ConsumerRefusals {

    private final Map<String, String> refused = new ConcurrentHashMap<>();

    /** What is to be done about it; empty while the feed is not refused. */
    Optional<String> of(Feed feed) {
        return Optional.ofNullable(refused.get(feed.name()));
    }

    @EventListener
    void refused(ConsumerRetryAuthEvent event) {
        refused.put(feed(event), advice(event.getReason()));
    }

    @EventListener
    void accepted(ConsumerRetryAuthSuccessfulEvent event) {
        refused.remove(feed(event));
    }

    private static String feed(KafkaEvent event) {
        return String.valueOf(event.getContainer(MessageListenerContainer.class).getListenerId());
    }

    private static String advice(ConsumerRetryAuthEvent.Reason reason) {
        return switch (reason) {
            case AUTHENTICATION ->
                    "Kafka does not accept this account: check spring.kafka.properties.sasl.jaas.config and spring.kafka.ssl.bundle; the log says more";
            case AUTHORIZATION ->
                    "Kafka refuses this account a right, which the log names: run kafka-access, which gives what a service needs";
        };
    }
}
