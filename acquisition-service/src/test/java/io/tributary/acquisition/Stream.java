package io.tributary.acquisition;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A device that publishes 1 to count, one after the other, whatever happens to the broker. */
final class Stream {

    static final String LOCATION = "stream";

    private final AtomicInteger published = new AtomicInteger();
    private final CompletableFuture<Void> all;

    private Stream(String url, int count) {
        all = CompletableFuture.runAsync(() -> run(url, count));
    }

    static Stream start(String url, int count) {
        return new Stream(url, count);
    }

    boolean hasReached(int count) {
        return published.get() >= count;
    }

    void awaitEnd() throws ExecutionException, InterruptedException, TimeoutException {
        all.get(3, TimeUnit.MINUTES);
    }

    private void run(String url, int count) {
        try (Device device = Device.connect(url)) {
            for (int seq = 1; seq <= count; seq++) {
                device.publishSurely("sense/" + LOCATION, Device.reading(seq));
                published.set(seq);
            }
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }
}
