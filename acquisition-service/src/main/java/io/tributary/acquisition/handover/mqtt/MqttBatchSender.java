package io.tributary.acquisition.handover.mqtt;

import io.tributary.acquisition.handover.BatchSender;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.MqttPublisher;
import io.tributary.topology.mqtt.MqttTopic;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/**
 * Publishes batches on a connection of its own, so that a blocked inbound callback cannot stop
 * their completion. A batch is never sent again beside itself: where the answer does not come in
 * time, the connection ends first, and with it all that the client kept.
 */
final class MqttBatchSender implements BatchSender {

    private final MqttConnection connection;
    private final MqttPublisher publisher;
    private final MqttTopic topic;

    MqttBatchSender(MqttConnection connection, MqttTopic topic) {
        this.connection = connection;
        this.publisher = new MqttPublisher(connection);
        this.topic = topic;
    }

    @Override
    public void send(byte[] batch, IntConsumer outcome) {
        publisher
                .send(topic, batch)
                .whenComplete(
                        (answer, failure) -> {
                            if (failure instanceof TimeoutException) {
                                connection.renew("the broker does not answer a batch");
                            }
                            outcome.accept(failure == null ? answer.reasonCode() : NO_CONNECTION);
                        });
    }
}
