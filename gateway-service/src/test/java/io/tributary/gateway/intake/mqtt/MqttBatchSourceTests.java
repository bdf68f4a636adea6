package io.tributary.gateway.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import io.tributary.gateway.intake.BatchReceiver;
import io.tributary.gateway.intake.ReceivedBatch;
import io.tributary.mqtt.Delivery;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.ReceivedMessage;
import io.tributary.mqtt.packet.Oversize;
import io.tributary.topology.mqtt.MqttTopicFilter;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.support.MessageBuilder;

class MqttBatchSourceTests {

    private final MqttConnection connection = mock(MqttConnection.class);
    private final IMqttAsyncClient client = mock(IMqttAsyncClient.class);
    private final BatchReceiver receiver = mock(BatchReceiver.class);
    private final BatchSubscription subscription =
            new BatchSubscription(new MqttTopicFilter("acquired/0"));
    private final MqttBatchSource source = new MqttBatchSource(connection, subscription);

    @BeforeEach
    void start() {
        source.start(receiver);
        then(connection).should().start();
    }

    @Test
    void batchesComeInOnceTheSubscriptionIsGranted() throws Exception {
        assertThat(source.trouble()).contains("not connected");
        given(connection.isConnected()).willReturn(true);
        subscription.connected(client, true);
        assertThat(source.trouble()).contains("not yet subscribed");
        answer(1);
        assertThat(source.trouble()).isNull();
        assertThat(source.isConnected()).isTrue();
    }

    @Test
    void refusedSubscriptionIsNamedWithWhatToDo() throws Exception {
        given(connection.isConnected()).willReturn(true);
        subscription.connected(client, true);
        answer(0x87);
        assertThat(source.isConnected()).isFalse();
        assertThat(source.trouble()).contains("refuses", "acquired/0", "restart the gateway");
    }

    @Test
    void lostConnectionIsToldAndItsSubscriptionGone() throws Exception {
        given(connection.isConnected()).willReturn(true);
        subscription.connected(client, true);
        answer(1);
        subscription.lost();
        then(receiver).should().connectionLost();
        assertThat(source.isConnected()).isFalse();
    }

    @Test
    void missingSessionIsToldAndWhetherThereHadBeenAConnection() throws Exception {
        subscription.connected(client, false);
        subscription.connected(client, true);
        subscription.connected(client, false);
        InOrder order = inOrder(receiver);
        order.verify(receiver).sessionMissing(false);
        order.verify(receiver).sessionMissing(true);
        order.verifyNoMoreInteractions();
    }

    @Test
    void batchIsAcknowledgedByItsOwnDelivery() {
        Delivery delivery = mock(Delivery.class);
        ReceivedMessage message = mock(ReceivedMessage.class);
        Oversize oversize = new Oversize(20_000_000, "ab");
        given(message.getPayload()).willReturn(new byte[] {7});
        given(message.oversize()).willReturn(oversize);
        given(message.delivery()).willReturn(delivery);
        subscription.received(
                MessageBuilder.withPayload(message)
                        .setHeader(MqttHeaders.RECEIVED_TOPIC, "acquired/0")
                        .build());
        ArgumentCaptor<ReceivedBatch> batch = ArgumentCaptor.forClass(ReceivedBatch.class);
        then(receiver).should().offer(batch.capture());
        assertThat(batch.getValue().topic()).isEqualTo("acquired/0");
        assertThat(batch.getValue().payload()).containsExactly(7);
        assertThat(batch.getValue().oversize()).isEqualTo(oversize);
        then(delivery).should(never()).acknowledge();
        batch.getValue().acknowledgment().run();
        then(delivery).should().acknowledge();
    }

    private void answer(int code) throws MqttException {
        ArgumentCaptor<MqttActionListener> listener =
                ArgumentCaptor.forClass(MqttActionListener.class);
        then(client)
                .should()
                .subscribe(
                        any(MqttSubscription[].class),
                        any(),
                        listener.capture(),
                        any(MqttProperties.class));
        IMqttToken token = mock(IMqttToken.class);
        given(token.getReasonCodes()).willReturn(new int[] {code});
        listener.getValue().onSuccess(token);
    }
}
