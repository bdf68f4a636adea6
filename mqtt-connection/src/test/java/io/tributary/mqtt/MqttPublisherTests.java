package io.tributary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import io.tributary.topology.mqtt.MqttTopic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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

class MqttPublisherTests {

    private static final MqttTopic TOPIC = MqttTopic.backlog(0);
    private static final byte[] PAYLOAD = {1, 2};

    private final IMqttAsyncClient client = mock(IMqttAsyncClient.class);

    @SuppressWarnings("unchecked")
    private final ClientManager<IMqttAsyncClient, MqttConnectionOptions> connection =
            mock(ClientManager.class);

    private final MqttPublisher publisher = new MqttPublisher(connection);

    @BeforeEach
    void connected() {
        given(connection.getClient()).willReturn(client);
        given(client.isConnected()).willReturn(true);
    }

    @Test
    void messageIsSentOnceWithTheBrokersAcknowledgement() throws Exception {
        publisher.send(TOPIC, PAYLOAD);
        assertThat(sent().getPayload()).isEqualTo(PAYLOAD);
        assertThat(sent().getQos()).isOne();
        assertThat(sent().isRetained()).isFalse();
    }

    @Test
    void messageForLaterSubscribersIsRetained() throws Exception {
        publisher.sendRetained(TOPIC, PAYLOAD);
        assertThat(sent().isRetained()).isTrue();
    }

    @Test
    void brokersAnswerIsTheResult() throws Exception {
        IMqttToken token = mock(IMqttToken.class);
        CompletableFuture<MqttPublisher.Answer> answer = publisher.send(TOPIC, PAYLOAD);
        assertThat(answer).isNotDone();
        given(token.getReasonCodes()).willReturn(new int[] {0x10});
        listener().onSuccess(token);
        assertThat(answer).isCompletedWithValue(new MqttPublisher.Answer(0x10));
        assertThat(answer.join().isForNobody()).isTrue();
        assertThat(answer.join().isRefused()).isFalse();
        assertThat(new MqttPublisher.Answer(0x87).isRefused()).isTrue();
    }

    @Test
    void answerWithoutAReasonCodeIsSuccess() throws Exception {
        CompletableFuture<MqttPublisher.Answer> answer = publisher.send(TOPIC, PAYLOAD);
        listener().onSuccess(mock(IMqttToken.class));
        assertThat(answer).isCompletedWithValue(new MqttPublisher.Answer(0));
    }

    @Test
    void connectionThatIsLostBeforeTheAnswerIsAFailure() throws Exception {
        CompletableFuture<MqttPublisher.Answer> answer = publisher.send(TOPIC, PAYLOAD);
        listener().onFailure(mock(IMqttToken.class), null);
        assertThat(answer).isCompletedExceptionally();
    }

    @Test
    void whatTheClientRefusesIsNotSent() throws Exception {
        given(client.publish(any(), any(MqttMessage.class), any(), any()))
                .willThrow(new MqttException(32202));
        assertThatNothingIsSent();
    }

    @Test
    void afterADefectOfTheClientItIsPerhapsSent() throws Exception {
        given(client.publish(any(), any(MqttMessage.class), any(), any()))
                .willThrow(new IllegalStateException("a defect"));
        assertThat(publisher.send(TOPIC, PAYLOAD))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutAConnectionNothingIsSent() throws Exception {
        given(client.isConnected()).willReturn(false);
        assertThatNothingIsSent();
        given(connection.getClient()).willReturn(null);
        assertThatNothingIsSent();
        then(client).should(never()).publish(any(), any(MqttMessage.class), any(), any());
    }

    private void assertThatNothingIsSent() {
        assertThat(publisher.send(TOPIC, PAYLOAD))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(MqttPublisher.NotSentException.class);
    }

    private MqttMessage sent() throws MqttException {
        ArgumentCaptor<MqttMessage> message = ArgumentCaptor.forClass(MqttMessage.class);
        then(client).should().publish(eq(TOPIC.value()), message.capture(), any(), any());
        return message.getValue();
    }

    private MqttActionListener listener() throws MqttException {
        ArgumentCaptor<MqttActionListener> listener =
                ArgumentCaptor.forClass(MqttActionListener.class);
        then(client).should().publish(any(), any(MqttMessage.class), any(), listener.capture());
        return listener.getValue();
    }
}
