package io.tributary.gateway.command.mqtt;

import io.tributary.gateway.command.CommandPublisher;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.MqttPublisher;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.mqtt.MqttTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** Publishes commands on a connection of their own, which keeps nothing over a reconnect. */
final class MqttCommandPublisher implements CommandPublisher {

    /** As long as MQTT can say. */
    private static final long MAX_EXPIRY_SECONDS = 0xFFFF_FFFFL;

    /** A command that is there at the start is not to be held for want of an instant. */
    private static final Duration FIRST_TRY = Duration.ofSeconds(10);

    private final MqttConnection connection;
    private final MqttPublisher publisher;

    MqttCommandPublisher(MqttConnection connection, MqttPublisher publisher) {
        this.connection = connection;
        this.publisher = publisher;
    }

    @Override
    public void connect() {
        connection.start();
        try {
            connection.awaitFirstTry(FIRST_TRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void disconnect() {
        connection.stop();
    }

    @Override
    public boolean isConnected() {
        return connection.isConnected();
    }

    @Override
    public void publish(
            CommandStatus command, String value, Duration remaining, Consumer<Outcome> outcome) {
        publisher
                .publish(
                        MqttTopic.command(command.location(), command.actuator()),
                        message(command, value, remaining))
                .whenComplete((answer, failure) -> outcome.accept(outcome(answer, failure)));
    }

    private static MqttMessage message(CommandStatus command, String value, Duration remaining) {
        MqttProperties properties = new MqttProperties();
        properties.setCorrelationData(command.id().toString().getBytes(StandardCharsets.US_ASCII));
        properties.setResponseTopic(
                MqttTopic.reportedState(command.location(), command.actuator()).value());
        properties.setMessageExpiryInterval(Math.min(remaining.toSeconds(), MAX_EXPIRY_SECONDS));
        MqttMessage message = new MqttMessage(value.getBytes(StandardCharsets.UTF_8));
        message.setRetained(false);
        message.setProperties(properties);
        return message;
    }

    private static Outcome outcome(MqttPublisher.@Nullable Answer answer, Throwable failure) {
        if (answer != null) {
            return new Outcome.Acknowledged(answer.reasonCode());
        }
        return failure instanceof MqttPublisher.NotSentException
                ? new Outcome.NotSent()
                : new Outcome.Unknown();
    }
}
