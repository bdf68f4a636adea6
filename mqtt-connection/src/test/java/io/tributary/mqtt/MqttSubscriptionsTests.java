package io.tributary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class MqttSubscriptionsTests {

    private final MqttSubscriptions subscriptions =
            new MqttSubscriptions(
                    "nothing is heard",
                    new MqttSubscription("sense/#", 1),
                    new MqttSubscription("config/#", 1));

    @Test
    void nothingIsGrantedBeforeTheAnswer() throws Exception {
        assertThat(subscriptions.isGranted()).isFalse();
        MqttActionListener answer = request();
        assertThat(subscriptions.isGranted()).isFalse();
        answer.onSuccess(token(1, 1));
        assertThat(subscriptions.isGranted()).isTrue();
        assertThat(subscriptions.refused()).isEmpty();
    }

    @Test
    void whatIsRefusedIsNamed() throws Exception {
        request().onSuccess(token(1, 0x87));
        assertThat(subscriptions.isGranted()).isFalse();
        assertThat(subscriptions.refused()).containsExactly("config/#");
    }

    @Test
    void grantOfLessThanWasAskedForIsARefusal() throws Exception {
        request().onSuccess(token(0, 1));
        assertThat(subscriptions.refused()).containsExactly("sense/#");
    }

    @Test
    void answerWithoutAReasonCodeForEachIsARefusal() throws Exception {
        request().onSuccess(token(1));
        assertThat(subscriptions.refused()).containsExactly("config/#");
        request().onSuccess(token((int[]) null));
        assertThat(subscriptions.refused()).containsExactly("sense/#", "config/#");
    }

    @Test
    void connectionThatIsLostTakesItsSubscriptionsAlong() throws Exception {
        request().onSuccess(token(1, 1));
        subscriptions.lost();
        assertThat(subscriptions.isGranted()).isFalse();
    }

    @Test
    void lateAnswerOfAnOldConnectionSaysNothingOfTheNext() throws Exception {
        MqttActionListener old = request();
        subscriptions.lost();
        old.onSuccess(token(1, 1));
        assertThat(subscriptions.isGranted()).isFalse();
        MqttActionListener next = request();
        old.onSuccess(token(1, 1));
        assertThat(subscriptions.isGranted()).isFalse();
        next.onSuccess(token(1, 1));
        assertThat(subscriptions.isGranted()).isTrue();
    }

    @Test
    void connectionThatEndsBeforeTheAnswerGrantsNothing() throws Exception {
        request().onFailure(mock(IMqttToken.class), new MqttException(32109));
        assertThat(subscriptions.isGranted()).isFalse();
    }

    private MqttActionListener request() throws MqttException {
        IMqttAsyncClient client = mock(IMqttAsyncClient.class);
        subscriptions.request(client);
        ArgumentCaptor<MqttActionListener> listener =
                ArgumentCaptor.forClass(MqttActionListener.class);
        then(client)
                .should()
                .subscribe(
                        any(MqttSubscription[].class),
                        any(),
                        listener.capture(),
                        any(MqttProperties.class));
        return listener.getValue();
    }

    private static IMqttToken token(int @Nullable ... codes) {
        IMqttToken token = mock(IMqttToken.class);
        given(token.getReasonCodes()).willReturn(codes);
        return token;
    }
}
