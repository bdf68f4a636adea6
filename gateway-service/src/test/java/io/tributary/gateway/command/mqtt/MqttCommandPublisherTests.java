package io.tributary.gateway.command.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.command.CommandPublisher.Outcome;
import io.tributary.mqtt.MqttConnection;
import io.tributary.mqtt.MqttPublisher;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class MqttCommandPublisherTests {

    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final CommandStatus COMMAND =
            CommandStatus.queued(
                    new Command(
                            new CommandId(ID),
                            Homes.SITE,
                            Homes.KITCHEN,
                            Homes.LIGHT,
                            "on",
                            MutableClock.START,
                            MutableClock.START.plusSeconds(10),
                            "ann"));

    private final IMqttAsyncClient client = mock(IMqttAsyncClient.class);

    private final MqttConnection connection = mock(MqttConnection.class);
    private final MqttCommandPublisher publisher =
            new MqttCommandPublisher(connection, new MqttPublisher(connection));
    private final List<Outcome> outcomes = new ArrayList<>();

    @BeforeEach
    void connected() {
        given(connection.getClient()).willReturn(client);
        given(client.isConnected()).willReturn(true);
    }

    @Test
    void commandIsPublishedOnceNotRetainedWithItsIdAndTimeToLive() throws Exception {
        publish(Duration.ofMillis(9_700));
        ArgumentCaptor<MqttMessage> message = ArgumentCaptor.forClass(MqttMessage.class);
        then(client).should().publish(eq("cmnd/kitchen/light"), message.capture(), any(), any());
        assertThat(message.getValue().getPayload())
                .isEqualTo("ON".getBytes(StandardCharsets.UTF_8));
        assertThat(message.getValue().getQos()).isOne();
        assertThat(message.getValue().isRetained()).isFalse();
        assertThat(message.getValue().getProperties().getCorrelationData())
                .isEqualTo(ID.toString().getBytes(StandardCharsets.US_ASCII));
        assertThat(message.getValue().getProperties().getResponseTopic())
                .isEqualTo("config/kitchen/light");
        assertThat(message.getValue().getProperties().getMessageExpiryInterval()).isEqualTo(9);
    }

    @Test
    void timeToLiveOfMoreThanACenturyIsAsLongAsMqttCanSay() throws Exception {
        publish(Duration.ofDays(1_000_000));
        ArgumentCaptor<MqttMessage> message = ArgumentCaptor.forClass(MqttMessage.class);
        then(client).should().publish(any(), message.capture(), any(), any());
        assertThat(message.getValue().getProperties().getMessageExpiryInterval())
                .isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void answerOfTheBrokerIsTheOutcome() throws Exception {
        IMqttToken token = mock(IMqttToken.class);
        given(token.getReasonCodes()).willReturn(new int[] {0x10});
        publish(Duration.ofSeconds(5));
        listener().onSuccess(token);
        assertThat(outcomes).containsExactly(new Outcome.Acknowledged(0x10));
    }

    @Test
    void answerWithoutAReasonCodeIsSuccess() throws Exception {
        publish(Duration.ofSeconds(5));
        listener().onSuccess(mock(IMqttToken.class));
        assertThat(outcomes).containsExactly(new Outcome.Acknowledged(0));
    }

    @Test
    void connectionThatIsLostBeforeTheAnswerLeavesItUnknown() throws Exception {
        publish(Duration.ofSeconds(5));
        listener().onFailure(mock(IMqttToken.class), new MqttException(32109));
        assertThat(outcomes).containsExactly(new Outcome.Unknown());
    }

    @Test
    void itStartsStopsAndTellsTheConnection() {
        publisher.connect();
        then(connection).should().start();
        given(connection.isConnected()).willReturn(true);
        assertThat(publisher.isConnected()).isTrue();
        publisher.disconnect();
        then(connection).should().stop();
    }

    @Test
    void whatTheClientRefusesIsNotSent() throws Exception {
        given(client.publish(any(), any(MqttMessage.class), any(), any()))
                .willThrow(new MqttException(32202));
        publish(Duration.ofSeconds(5));
        assertThat(outcomes).containsExactly(new Outcome.NotSent());
    }

    @Test
    void withoutAConnectionNothingIsSent() throws Exception {
        assertThat(publisher.isConnected()).isFalse();
        given(client.isConnected()).willReturn(false);
        publish(Duration.ofSeconds(5));
        given(connection.getClient()).willReturn(null);
        publish(Duration.ofSeconds(5));
        assertThat(outcomes).containsExactly(new Outcome.NotSent(), new Outcome.NotSent());
        then(client).should(never()).publish(any(), any(MqttMessage.class), any(), any());
    }

    private void publish(Duration remaining) {
        publisher.publish(COMMAND, "ON", remaining, outcomes::add);
    }

    private MqttActionListener listener() throws MqttException {
        ArgumentCaptor<MqttActionListener> listener =
                ArgumentCaptor.forClass(MqttActionListener.class);
        then(client).should().publish(any(), any(MqttMessage.class), any(), listener.capture());
        return listener.getValue();
    }
}
