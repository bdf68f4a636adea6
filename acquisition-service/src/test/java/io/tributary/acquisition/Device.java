package io.tributary.acquisition;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A device that publishes, and does not rest until the broker has each message. */
final class Device extends TestClient {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Device(String url) throws MqttException {
        super(url, "device-" + COUNT.incrementAndGet());
    }

    static Device connect(String url) throws MqttException {
        MqttConnectionOptions options = options("device");
        options.setCleanStart(true);
        Device device = new Device(url);
        device.connect(options);
        return device;
    }

    /** With a last will. */
    static Device connect(String url, String willTopic, String will) throws MqttException {
        MqttConnectionOptions options = options("device");
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setWill(willTopic, message(bytes(will), 1, true));
        Device device = new Device(url);
        device.connect(options);
        return device;
    }

    /** Cuts the connection without a DISCONNECT, so that the broker publishes the will. */
    void vanish() throws MqttException {
        client().disconnectForcibly(0, 0, false);
    }

    void publish(String topic, String payload) throws MqttException {
        publish(topic, bytes(payload), 1, false);
    }

    void publish(String topic, byte[] payload, int qos, boolean retained) throws MqttException {
        client().publish(topic, message(payload, qos, retained)).waitForCompletion(MILLIS);
    }

    void publish(String topic, byte[] payload, MqttProperties properties) throws MqttException {
        MqttMessage message = message(payload, 1, false);
        message.setProperties(properties);
        client().publish(topic, message).waitForCompletion(MILLIS);
    }

    /** Publishes until the broker has acknowledged it, over as many connections as it takes. */
    void publishSurely(String topic, String payload) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsInstanceOf(MqttException.class)
                .until(
                        () -> {
                            client().publish(topic, message(bytes(payload), 1, false))
                                    .waitForCompletion(2_000);
                            return true;
                        });
    }

    /** Publishes 1 to count at so many a second. */
    void flood(String topic, int count, int perSecond) throws MqttException {
        long start = System.nanoTime();
        IMqttToken last = null;
        for (int seq = 1; seq <= count; seq++) {
            last = client().publish(topic, message(bytes(reading(seq)), 1, false));
            if (seq % 1_000 == 0) {
                last.waitForCompletion(MILLIS);
            }
            long due = start + seq * 1_000_000_000L / perSecond;
            LockSupport.parkNanos(due - System.nanoTime());
        }
        if (last != null) {
            last.waitForCompletion(MILLIS);
        }
    }

    static String reading(int seq) {
        return "{\"deviceID\":\"probe\",\"n\":%d,\"seq\":%d}".formatted(seq, seq);
    }

    private static MqttMessage message(byte[] payload, int qos, boolean retained) {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(qos);
        message.setRetained(retained);
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
