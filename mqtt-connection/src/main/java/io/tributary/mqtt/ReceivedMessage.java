package io.tributary.mqtt;

import io.tributary.mqtt.packet.Oversize;
import io.tributary.mqtt.packet.Publish;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** A message with what Paho does not tell of it, and with its way back to the broker. */
public final class ReceivedMessage extends MqttMessage {

    /** Whatever a device set is left out; nobody writes to these. */
    private static final MqttProperties NONE = new MqttProperties();

    private final Publish publish;
    private final Delivery delivery;

    private ReceivedMessage(Publish publish, SingleConnection connection) {
        super(publish.payload(), publish.qos(), publish.retained(), NONE);
        setId(publish.packetId());
        setDuplicate(publish.redelivered());
        this.publish = publish;
        this.delivery = new Delivery(connection, publish.packetId());
    }

    static ReceivedMessage of(Publish publish, SingleConnection connection) {
        return new ReceivedMessage(publish, connection);
    }

    /** Length and hash of a payload that was too large to be kept; the payload is empty then. */
    public @Nullable Oversize oversize() {
        return publish.oversize();
    }

    /** Correlation data of MQTT 5. */
    public byte @Nullable [] correlation() {
        return publish.correlation();
    }

    /** How to acknowledge it. Holds on to nothing of the message. */
    public Delivery delivery() {
        return delivery;
    }
}
