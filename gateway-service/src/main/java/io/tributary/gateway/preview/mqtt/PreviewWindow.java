package io.tributary.gateway.preview.mqtt;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has not yet written to the network: the library itself would keep any number
 * of QoS 0 messages. Ends with its connection, whose messages nobody waits for.
 */
final class PreviewWindow {

    static final int MOST_MESSAGES = 64;
    static final long MOST_BYTES = 1024L * 1024;

    private final IMqttAsyncClient client;
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    PreviewWindow(IMqttAsyncClient client) {
        this.client = client;
    }

    boolean isOf(IMqttAsyncClient other) {
        return client.equals(other);
    }

    /** Whether there is room; a message of any size has when none is on its way. */
    boolean takes(int size) {
        int on = messages.get();
        return on == 0 || (on < MOST_MESSAGES && bytes.get() + size <= MOST_BYTES);
    }

    /** A message takes its room until the listener is called, either way. */
    MqttActionListener enter(int size) {
        messages.incrementAndGet();
        bytes.addAndGet(size);
        return new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                leave(size);
            }

            @Override
            public void onFailure(IMqttToken token, @Nullable Throwable failure) {
                leave(size);
            }
        };
    }

    /** The message has left, or never will. */
    void leave(int size) {
        messages.decrementAndGet();
        bytes.addAndGet(-size);
    }
}
