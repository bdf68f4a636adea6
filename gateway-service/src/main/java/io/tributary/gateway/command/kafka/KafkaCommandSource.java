package io.tributary.gateway.command.kafka;

import io.tributary.gateway.command.CommandSource;
import io.tributary.gateway.kafka.ListenerControl;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** Starts and stops the listener for commands. */
@Component
class KafkaCommandSource implements CommandSource {

    private final ListenerControl listener;

    KafkaCommandSource(KafkaListenerEndpointRegistry listeners) {
        listener = new ListenerControl(listeners, CommandListener.ID);
    }

    @Override
    public void start() {
        listener.start();
    }

    @Override
    public boolean isRunning() {
        return listener.isRunning();
    }

    @Override
    public void stop() {
        listener.stop();
    }
}
