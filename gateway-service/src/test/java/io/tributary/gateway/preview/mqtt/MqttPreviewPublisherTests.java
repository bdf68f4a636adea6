package io.tributary.gateway.preview.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;

import io.tributary.gateway.Homes;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.integration.mqtt.core.ClientManager;

class MqttPreviewPublisherTests {

    private static final byte[] SMALL = {1};
    private static final byte[] LARGE = new byte[600 * 1024];

    private final IMqttAsyncClient client = mock(IMqttAsyncClient.class);

    @SuppressWarnings("unchecked")
    private final ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection =
            mock(ClientManager.class);

    private final MqttPreviewPublisher publisher = new MqttPreviewPublisher(connection);

    @BeforeEach
    void connected() {
        given(connection.getClient()).willReturn(client);
        given(client.isConnected()).willReturn(true);
    }

    @Test
    void messageGoesAtMostOnceAndIsNotKept() throws Exception {
        assertThat(publish(SMALL)).isTrue();
        ArgumentCaptor<MqttMessage> message = ArgumentCaptor.forClass(MqttMessage.class);
        then(client).should().publish(eq("preview/kitchen"), message.capture(), any(), any());
        assertThat(message.getValue().getQos()).isZero();
        assertThat(message.getValue().isRetained()).isFalse();
        assertThat(message.getValue().getPayload()).isEqualTo(SMALL);
    }

    @Test
    void withoutAConnectionItIsDropped() {
        given(client.isConnected()).willReturn(false);
        assertThat(publish(SMALL)).isFalse();
        given(connection.getClient()).willReturn(null);
        assertThat(publish(SMALL)).isFalse();
    }

    @Test
    void whatIsNotWrittenYetIsBoundedInNumberUntilItLeaves() throws Exception {
        for (int i = 0; i < PreviewWindow.MOST_MESSAGES; i++) {
            assertThat(publish(SMALL)).isTrue();
        }
        assertThat(publish(SMALL)).isFalse();
        listener().onSuccess(mock(IMqttToken.class));
        assertThat(publish(SMALL)).isTrue();
        assertThat(publish(SMALL)).isFalse();
    }

    @Test
    void whatIsNotWrittenYetIsBoundedInBytesUntilItIsGivenUp() throws Exception {
        assertThat(publish(LARGE)).isTrue();
        assertThat(publish(LARGE)).isFalse();
        listener().onFailure(mock(IMqttToken.class), null);
        assertThat(publish(LARGE)).isTrue();
    }

    @Test
    void whatTheClientRefusesTakesNoRoom() throws Exception {
        given(client.publish(any(), any(MqttMessage.class), any(), any()))
                .willThrow(new MqttException(32202))
                .willReturn(mock(IMqttToken.class));
        assertThat(publish(LARGE)).isFalse();
        assertThat(publish(SMALL)).isTrue();
        assertThat(publish(new byte[(int) PreviewWindow.MOST_BYTES - 1])).isTrue();
    }

    @Test
    void connectionBeginsWithAnEmptyWindow() {
        assertThat(publish(LARGE)).isTrue();
        assertThat(publish(LARGE)).isFalse();
        IMqttAsyncClient next = mock(IMqttAsyncClient.class);
        given(next.isConnected()).willReturn(true);
        given(connection.getClient()).willReturn(next);
        assertThat(publish(LARGE)).isTrue();
    }

    private boolean publish(byte[] message) {
        return publisher.publish(Homes.KITCHEN, message);
    }

    private MqttActionListener listener() throws MqttException {
        ArgumentCaptor<MqttActionListener> listener =
                ArgumentCaptor.forClass(MqttActionListener.class);
        then(client)
                .should(atLeastOnce())
                .publish(any(), any(MqttMessage.class), any(), listener.capture());
        return listener.getValue();
    }
}
