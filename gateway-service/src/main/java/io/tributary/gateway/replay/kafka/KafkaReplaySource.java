package io.tributary.gateway.replay.kafka;

import io.tributary.gateway.kafka.ListenerControl;
import io.tributary.gateway.replay.ReplaySource;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** Starts and stops the listener for what is to be fed in again. */
@Component
class KafkaReplaySource implements ReplaySource {

    private final ListenerControl listener;

    KafkaReplaySource(KafkaListenerEndpointRegistry listeners) {
        listener = new ListenerControl(listeners, ReplayListener.ID);
    }

    @Override
    public void start() {
        listener.start();
    }

    @Override
    public boolean isRunning() {
        return listener.isRunning();
    }

    /** Does not wait: what is not acknowledged by now comes again. */
    @Override
    public void stop() {
        listener.stopWithoutWaiting();
    }
}
