package io.tributary.gateway.intake.mqtt;

import io.tributary.gateway.intake.BatchSource;
import io.tributary.gateway.intake.Intake;
import io.tributary.gateway.intake.ReceivedMessage;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.acks.SimpleAcknowledgment;
import org.springframework.integration.mqtt.event.MqttSubscribedEvent;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.Message;

/** The inbound adapter, started with the intake that it feeds. */
final class MqttBatchSource implements BatchSource {

    private static final Logger LOG = LoggerFactory.getLogger(MqttBatchSource.class);

    private final BatchInbound inbound;
    private final AtomicReference<@Nullable Intake> target = new AtomicReference<>();
    private volatile boolean subscribed;

    MqttBatchSource(BatchInbound inbound) {
        this.inbound = inbound;
        inbound.onConnectionLost(this::connectionLost);
    }

    @Override
    public void start(Intake intake) {
        target.set(intake);
        inbound.start();
    }

    @Override
    public boolean isConnected() {
        return subscribed;
    }

    @Override
    public void stop() {
        inbound.stop();
        subscribed = false;
    }

    @EventListener
    void subscribed(MqttSubscribedEvent event) {
        subscribed = true;
        LOG.info("connected to the MQTT broker");
    }

    private void connectionLost() {
        if (subscribed) {
            LOG.warn("the connection to the MQTT broker is lost; batches wait there");
        }
        subscribed = false;
        Intake intake = target.get();
        if (intake != null) {
            intake.connectionLost();
        }
    }

    void received(Message<?> message) {
        SimpleAcknowledgment acknowledgment =
                Objects.requireNonNull(
                        message.getHeaders()
                                .get(
                                        IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK,
                                        SimpleAcknowledgment.class),
                        "manual acknowledgement is switched on");
        String topic = message.getHeaders().get(MqttHeaders.RECEIVED_TOPIC, String.class);
        long connection = inbound.connection();
        Objects.requireNonNull(target.get(), "started with an intake")
                .offer(
                        new ReceivedMessage(
                                topic == null ? "" : topic,
                                (byte[]) message.getPayload(),
                                () -> acknowledge(acknowledgment, connection)));
    }

    private void acknowledge(SimpleAcknowledgment acknowledgment, long connection) {
        try {
            inbound.acknowledge(acknowledgment, connection);
        } catch (RuntimeException e) {
            LOG.debug("no connection to acknowledge on; the batch will come again", e);
        }
    }
}
