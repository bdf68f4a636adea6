package io.tributary.acquisition.intake.mqtt;

import io.tributary.acquisition.handover.Acknowledgment;
import io.tributary.acquisition.handover.DeviceMessage;
import io.tributary.acquisition.handover.HandOver;
import io.tributary.acquisition.intake.DeviceMessageDecoder;
import io.tributary.mqtt.Delivery;
import io.tributary.mqtt.ReceivedMessage;
import io.tributary.mqtt.packet.Oversize;
import java.time.InstantSource;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;

/** Takes each message as it arrives, on the thread that reads from the broker, in order. */
final class DeviceMessageListener implements MessageHandler {

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
        String topic = message.getHeaders().get(MqttHeaders.RECEIVED_TOPIC, String.class);
        ReceivedMessage mqtt = (ReceivedMessage) message.getPayload();
        DeviceMessage received = received(topic == null ? "" : topic, mqtt);
        handOver.take(received, () -> decoder.decode(received, clock.instant()));
    }

    private static DeviceMessage received(String topic, ReceivedMessage mqtt) {
        Oversize oversize = mqtt.oversize();
        return new DeviceMessage(
                mqtt.getId(),
                mqtt.getQos(),
                topic,
                mqtt.getPayload(),
                oversize == null ? mqtt.getPayload().length : oversize.bytes(),
                oversize == null ? null : oversize.sha256(),
                mqtt.isRetained(),
                mqtt.isDuplicate(),
                mqtt.correlation(),
                new OfDelivery(mqtt.delivery()));
    }

    private record OfDelivery(Delivery delivery) implements Acknowledgment {

        @Override
        public boolean acknowledge() {
            return delivery.acknowledgeWithNext();
        }

        @Override
        public void flush() {
            delivery.flush();
        }

        @Override
        public boolean isVoid() {
            return delivery.isVoid();
        }
    }
}
