package io.tributary.simulator.mqtt;

import io.tributary.topology.mqtt.MqttTopic;
import java.time.Duration;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns our messages into the client's and back. */
final class Messages {

    private static final Logger log = LoggerFactory.getLogger(Messages.class);

    private Messages() {}

    static MqttMessage of(Publication publication) {
        MqttMessage message = new MqttMessage(publication.payload());
        MqttProperties properties = new MqttProperties();
        if (publication.correlationData() != null) {
            properties.setCorrelationData(publication.correlationData());
        }
        message.setProperties(properties);
        message.setQos(1);
        message.setRetained(publication.retained());
        return message;
    }

    static IncomingMessage incoming(MqttTopic topic, MqttMessage message) {
        MqttProperties properties = message.getProperties();
        if (properties == null) {
            return new IncomingMessage(topic, message.getPayload(), null, null, null);
        }
        Long expirySeconds = properties.getMessageExpiryInterval();
        return new IncomingMessage(
                topic,
                message.getPayload(),
                responseTopic(properties.getResponseTopic()),
                properties.getCorrelationData(),
                expirySeconds == null ? null : Duration.ofSeconds(expirySeconds));
    }

    private static @Nullable MqttTopic responseTopic(@Nullable String name) {
        try {
            return name == null ? null : new MqttTopic(name);
        } catch (IllegalArgumentException e) {
            log.warn("response topic left out: {}", e.getMessage());
            return null;
        }
    }
}
