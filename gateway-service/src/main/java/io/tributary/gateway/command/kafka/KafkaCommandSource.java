package io.tributary.gateway.command.kafka;

import io.tributary.gateway.command.CommandSource;
import java.util.Objects;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Starts and stops the listener for commands. */
@Component
class KafkaCommandSource implements CommandSource {

    /** The end of the process is not held up longer by a Kafka that does not answer. */
    private static final long STOP_MILLIS = 1_000;

    private final KafkaListenerEndpointRegistry listeners;

    KafkaCommandSource(KafkaListenerEndpointRegistry listeners) {
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

    @Override
    public void stop() {
        listener().stop();
    }

    private MessageListenerContainer listener() {
        return Objects.requireNonNull(
                listeners.getListenerContainer(CommandListener.ID), "declared in this package");
    }
}
