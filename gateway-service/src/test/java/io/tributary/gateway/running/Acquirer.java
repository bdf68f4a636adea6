package io.tributary.gateway.running;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.DeviceEvent;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.DeviceEventType;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/** Hands batches over as acquisition does. */
final class Acquirer implements AutoCloseable {

    private static final JsonCodec<Batch> BATCHES = JsonCodec.of(Batch.class);
    private static final String TOPIC = MqttTopic.acquired(0).value();
    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    private static final int FIRST_FAILURE = 0x80;
    private static final long MILLIS = 20_000;

    private final String epoch = UUID.randomUUID().toString();
    private final MqttAsyncClient client;
    private long lastNumber;

    Acquirer(String mqttUrl) throws MqttException {
        client = new MqttAsyncClient(mqttUrl, "acquirer-" + epoch, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(Edge.USERNAME);
        options.setPassword(Edge.PASSWORD.getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(true);
        client.connect(options).waitForCompletion(MILLIS);
    }

    String epoch() {
        return epoch;
    }

    /** Number of the newest batch. */
    long lastNumber() {
        return lastNumber;
    }

    /** The next batch. */
    Batch batch(BatchEntry... entries) {
        lastNumber++;
        return new Batch("acq", epoch, lastNumber, lastNumber, List.of(entries));
    }

    /** Sends entries in a batch of their own, and waits until the broker has it for a gateway. */
    void send(BatchEntry... entries) throws Exception {
        send(BATCHES.encode(batch(entries)));
    }

    void send(Batch batch) throws Exception {
        send(BATCHES.encode(batch));
    }

    void send(byte[] payload) throws Exception {
        long deadline = System.nanoTime() + 1_000_000 * MILLIS;
        while (!isTaken(payload)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no gateway takes batches");
            }
            // as acquisition's retry delay
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean isTaken(byte[] payload) {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(1);
        try {
            IMqttToken token = client.publish(TOPIC, message);
            token.waitForCompletion(MILLIS);
            int code = token.getReasonCodes()[0];
            return code < FIRST_FAILURE && code != NO_MATCHING_SUBSCRIBERS;
        } catch (MqttException e) {
            return false;
        }
    }

    /** A message whose number is its value too. */
    static SensedMessage temperature(DeviceId device, long seq) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new SensedMessage(
                false,
                TestSite.KITCHEN,
                device,
                now,
                now,
                seq,
                null,
                "hash",
                List.of(
                        new Measurement(
                                ElementName.of("temperature"),
                                new Value.NumberValue((double) seq),
                                "Cel")));
    }

    static DeviceEvent status(String payload) {
        return event(DeviceEventType.STATUS, TestSite.STOVE.value(), payload, null);
    }

    static DeviceEvent status(DeviceId device, String payload) {
        return event(DeviceEventType.STATUS, device.value(), payload, null);
    }

    /** As the broker replays it at subscription. */
    static DeviceEvent retained(DeviceEvent event) {
        return new DeviceEvent(
                event.type(),
                event.location(),
                event.name(),
                event.payload(),
                true,
                event.correlation(),
                event.at());
    }

    static DeviceEvent report(String actuator, String value, @Nullable String correlation) {
        return event(DeviceEventType.STATE, actuator, value, correlation);
    }

    private static DeviceEvent event(
            DeviceEventType type, String name, String payload, @Nullable String correlation) {
        return new DeviceEvent(
                type,
                TestSite.KITCHEN,
                name,
                payload,
                false,
                correlation,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(500, 500, true);
        client.close(true);
    }
}
