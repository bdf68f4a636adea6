package io.tributary.gateway.kafka;

import java.util.Objects;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Starts and stops one listener, which is declared not to start by itself. */
public final class ListenerControl {

    /** The end of the process is not held up longer by a Kafka that does not answer. */
    private static final long STOP_MILLIS = 1_000;

    private final KafkaListenerEndpointRegistry listeners;
    private final String id;

    /**
     * @param id of the listener
     */
    public ListenerControl(KafkaListenerEndpointRegistry listeners, String id) {
        this.listeners = listeners;
        this.id = id;
    }

    /** Begins; connecting goes on in the background. */
    public void start() {
        listener().getContainerProperties().setShutdownTimeout(STOP_MILLIS);
        listener().start();
    }

    /** Whether it listens; also while Kafka is away. */
    public boolean isRunning() {
        return listener().isRunning();
    }

    /** Returns when what is under way is done, or after a second. */
    public void stop() {
        listener().stop();
    }

    /** Returns at once. */
    public void stopWithoutWaiting() {
        listener().stop(() -> {});
    }

    private MessageListenerContainer listener() {
        return Objects.requireNonNull(listeners.getListenerContainer(id), "declared under this id");
    }
}
