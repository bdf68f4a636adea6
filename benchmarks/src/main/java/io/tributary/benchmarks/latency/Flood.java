package io.tributary.benchmarks.latency;

import io.tributary.benchmarks.Environment;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.DeviceId;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/** One device that sends far more than it may, on a connection and a thread of its own. */
final class Flood implements AutoCloseable, MqttActionListener {

    /** The broker's receive maximum is larger; what it does not take in time is sent later. */
    private static final int IN_FLIGHT = 500;

    private final DeviceId device;
    private final long gapNanos;
    private final MqttAsyncClient client;
    private final Semaphore window = new Semaphore(IN_FLIGHT);
    private final AtomicLong acknowledged = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("flood").unstarted(this::run);
    private volatile boolean stopped;

    Flood(String run, int rate) throws MqttException {
        device = DeviceId.of("flood-" + run);
        gapNanos = 1_000_000_000L / rate;
        client =
                new MqttAsyncClient(
                        Environment.get("MQTT_URL"), device.value(), new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(Environment.get("MQTT_BRIDGE_USERNAME"));
        options.setPassword(
                Environment.get("MQTT_BRIDGE_PASSWORD").getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion();
    }

    DeviceId device() {
        return device;
    }

    void start() {
        thread.start();
    }

    /** Messages that the broker has taken. */
    long acknowledged() {
        return acknowledged.get();
    }

    private void run() {
        String topic = MqttTopic.sense(Devices.LOCATION, device).value();
        long due = System.nanoTime();
        try {
            for (long seq = 1; !stopped; seq++) {
                due += gapNanos;
                LockSupport.parkNanos(due - System.nanoTime());
                window.acquire();
                String payload =
                        "{\"deviceID\":\"%s\",\"seq\":%d,\"measures\":[{\"element\":\"noise\",\"measure\":%d}]}"
                                .formatted(device, seq, seq);
                MqttMessage message = new MqttMessage(payload.getBytes(StandardCharsets.UTF_8));
                message.setQos(1);
                client.publish(topic, message, null, this);
            }
            window.acquire(IN_FLIGHT);
        } catch (MqttException e) {
            throw new IllegalStateException("the broker does not take it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onSuccess(IMqttToken token) {
        acknowledged.incrementAndGet();
        window.release();
    }

    @Override
    public void onFailure(IMqttToken token, @Nullable Throwable failure) {
        window.release();
    }

    /** Waits for the rest of the acknowledgements. */
    @Override
    public void close() throws MqttException {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.disconnect().waitForCompletion();
        client.close();
    }
}
