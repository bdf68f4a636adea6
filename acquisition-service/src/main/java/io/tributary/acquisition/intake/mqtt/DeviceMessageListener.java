package io.tributary.acquisition.intake.mqtt;

import io.tributary.acquisition.handover.DeviceMessage;
import io.tributary.acquisition.handover.HandOver;
import io.tributary.acquisition.intake.DeviceMessageDecoder;
import java.time.InstantSource;
import java.util.Objects;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.acks.SimpleAcknowledgment;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;

/** Takes each message as it arrives, on the client's callback thread, in order. */
final class DeviceMessageListener implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceMessageListener.class);

    private final HandOver handOver;
    private final DeviceMessageDecoder decoder;
    private final InstantSource clock;

    DeviceMessageListener(HandOver handOver, DeviceMessageDecoder decoder, InstantSource clock) {
        this.handOver = handOver;
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public void handleMessage(Message<?> message) {
        MqttMessage mqtt = (MqttMessage) message.getPayload();
        String topic = message.getHeaders().get(MqttHeaders.RECEIVED_TOPIC, String.class);
        SimpleAcknowledgment acknowledgment =
                Objects.requireNonNull(
                        message.getHeaders()
                                .get(
                                        IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK,
                                        SimpleAcknowledgment.class),
                        "manual acknowledgement is switched on");
        DeviceMessage received =
                new DeviceMessage(
                        mqtt.getId(),
                        mqtt.getQos(),
                        topic == null ? "" : topic,
                        mqtt.getPayload(),
                        mqtt.isRetained(),
                        mqtt.getProperties().getCorrelationData(),
                        () -> acknowledged(acknowledgment));
        handOver.take(received, () -> decoder.decode(received, clock.instant()));
    }

    private static boolean acknowledged(SimpleAcknowledgment acknowledgment) {
        try {
            acknowledgment.acknowledge();
            return true;
        } catch (RuntimeException e) {
            LOG.debug("no connection to acknowledge on", e);
            return false;
        }
    }
}
