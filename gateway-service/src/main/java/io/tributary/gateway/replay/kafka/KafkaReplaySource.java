package io.tributary.gateway.replay.kafka;

import io.tributary.gateway.replay.ReplaySource;
import java.util.Objects;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Starts and stops the listener for what is to be fed in again. */
@Component
class KafkaReplaySource implements ReplaySource {

    /** The end of the process is not held up longer by a Kafka or a broker that does not answer. */
    private static final long STOP_MILLIS = 1_000;

    private final KafkaListenerEndpointRegistry listeners;

    KafkaReplaySource(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @Override
    public void start() {
        listener().getContainerProperties().setShutdownTimeout(STOP_MILLIS);
        listener().start();
    }

    @Override
    public boolean isRunning() {
        return listener().isRunning();
    }

    /** Does not wait: what is not acknowledged by now comes again. */
    @Override
    public void stop() {
        listener().stop(() -> {});
    }

    private MessageListenerContainer listener() {
        return Objects.requireNonNull(
                listeners.getListenerContainer(ReplayListener.ID), "declared in this package");
    }
}
