package io.tributary.benchmarks.latency;

import io.tributary.benchmarks.Environment;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Ten devices that take turns; the value of each reading is the time at which it was due. */
final class Devices implements AutoCloseable {

    static final String ELEMENT = "sentAt";
    static final LocationName LOCATION = LocationName.of("latency");

    private static final int COUNT = 10;

    private final String run;
    private final MqttAsyncClient client;
    private long next;

    Devices(String run) throws MqttException {
        this.run = run;
        client = new MqttAsyncClient(Environment.get("MQTT_URL"), run, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(Environment.get("MQTT_BRIDGE_USERNAME"));
        options.setPassword(
                Environment.get("MQTT_BRIDGE_PASSWORD").getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion();
    }

    /** The device of a run that REST is asked about. */
    static DeviceId first(String run) {
        return DeviceId.of(run + "-0");
    }

    void publish() {
        DeviceId device = DeviceId.of(run + "-" + next++ % COUNT);
        String payload =
                "{\"deviceID\":\"%s\",\"seq\":%d,\"measures\":[{\"element\":\"%s\",\"measure\":%d}]}"
                        .formatted(device, next, ELEMENT, System.currentTimeMillis());
        try {
            client.publish(
                    MqttTopic.sense(LOCATION, device).value(),
                    payload.getBytes(StandardCharsets.UTF_8),
                    1,
                    false);
        } catch (MqttException e) {
            throw new IllegalStateException("the broker does not take it", e);
        }
    }

    @Override
    public void close() throws MqttException {
        client.disconnect().waitForCompletion();
        client.close();
    }
}
