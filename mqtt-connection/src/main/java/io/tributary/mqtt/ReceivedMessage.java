package io.tributary.mqtt;

import io.tributary.mqtt.packet.Oversize;
import io.tributary.mqtt.packet.PublishProperties;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/** A message with what Paho does not tell of it, and with its way back to the broker. */
public final class ReceivedMessage extends MqttMessage {

    private final Delivery delivery;

    private ReceivedMessage(MqttMessage message, SingleConnection connection) {
        super(
                message.getPayload(),
                message.getQos(),
                message.isRetained(),
                message.getProperties());
        setId(message.getId());
        setDuplicate(PublishProperties.isRedelivered(message.getProperties()));
        this.delivery = new Delivery(connection, message.getId());
    }

    static ReceivedMessage of(MqttMessage message, SingleConnection connection) {
        return new ReceivedMessage(message, connection);
    }

    /** Length and hash of a payload that was too large to be kept; the payload is empty then. */
    public @Nullable Oversize oversize() {
        return PublishProperties.oversize(getProperties());
    }

    /** Correlation data of MQTT 5. */
    public byte @Nullable [] correlation() {
        return getProperties().getCorrelationData();
    }

    /** How to acknowledge it. Holds on to nothing of the message. */
    public Delivery delivery() {
        return delivery;
    }
}
