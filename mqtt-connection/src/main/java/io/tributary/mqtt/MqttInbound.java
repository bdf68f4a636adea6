package io.tributary.mqtt;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.springframework.integration.mapping.HeaderMapper;
import org.springframework.integration.mqtt.inbound.Mqttv5PahoMessageDrivenChannelAdapter;
import org.springframework.messaging.MessageHeaders;

/** Makes the adapter between a connection and a flow of Spring Integration. */
public final class MqttInbound {

    /** Whatever the connection is subscribed to. */
    private static final String EVERYTHING = "#";

    private MqttInbound() {}

    /**
     * The adapter, which passes on what arrives, each message as a {@link ReceivedMessage} with its
     * topic in a header, on the thread that reads from the broker and in order. It neither
     * subscribes nor acknowledges: the connection does. It starts before the connection, so that no
     * message finds nobody, and stops after it.
     */
    public static Mqttv5PahoMessageDrivenChannelAdapter on(MqttConnection connection) {
        Mqttv5PahoMessageDrivenChannelAdapter inbound =
                new Mqttv5PahoMessageDrivenChannelAdapter(connection, EVERYTHING);
        inbound.setPayloadType(MqttMessage.class);
        inbound.setHeaderMapper(new NoHeaders());
        connection.setPhase(inbound.getPhase() + 1);
        return inbound;
    }

    /** The payload carries the MQTT properties; nothing is copied into headers. */
    private static final class NoHeaders implements HeaderMapper<MqttProperties> {

        @Override
        public void fromHeaders(MessageHeaders headers, MqttProperties target) {
            throw new UnsupportedOperationException("inbound only");
        }

        @Override
        public Map<String, Object> toHeaders(MqttProperties source) {
            return new HashMap<>();
        }
    }
}
