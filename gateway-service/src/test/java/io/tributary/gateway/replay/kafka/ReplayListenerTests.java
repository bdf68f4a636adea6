package io.tributary.gateway.replay.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.kafka.RecordSender;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.mqtt.MqttPublisher;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.Replay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.kafka.support.Acknowledgment;

class ReplayListenerTests {

    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");

    private final MqttPublisher mqtt = mock(MqttPublisher.class);
    private final RecordSender kafka = mock(RecordSender.class);
    private final Acknowledgment acknowledgment = mock(Acknowledgment.class);
    private final ReplayListener listener =
            new ReplayListener(Homes.GATEWAY, mqtt, kafka, new Refusals(Homes.GATEWAY));

    @BeforeEach
    void servers() {
        brokerAnswers(0);
        given(kafka.send(any(), any(), any())).willReturn(CompletableFuture.completedFuture(null));
    }

    @Test
    void recordOfOurSiteIsHandedOnAsItIsAndThenAcknowledged() throws Exception {
        byte[] value = replay(Homes.SITE);
        receive(value);
        then(mqtt).should().send(MqttTopic.replay(ID), value);
        then(acknowledgment).should().acknowledge();
    }

    @Test
    void recordsOfOtherSitesAreSkippedEvenUnread() throws Exception {
        receive(replay(SiteId.of("homestead")));
        receive("{\"site\":\"homestead\"}".getBytes(StandardCharsets.UTF_8));
        then(mqtt).should(never()).send(any(), any());
        then(kafka).should(never()).send(any(), any(), any());
        then(acknowledgment).should(times(2)).acknowledge();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x10, 0x87})
    void recordComesAgainUntilTheBrokerHasItForAcquisition(int reasonCode) throws Exception {
        brokerAnswers(reasonCode);
        receive(replay(Homes.SITE));
        then(acknowledgment).should().nack(any(Duration.class));
        then(acknowledgment).should(never()).acknowledge();
        brokerAnswers(0);
        receive(replay(Homes.SITE));
        then(acknowledgment).should().acknowledge();
    }

    @Test
    void recordComesAgainWithoutAnAnswerOfTheBroker() throws Exception {
        given(mqtt.send(any(), any()))
                .willReturn(CompletableFuture.failedFuture(new IllegalStateException("lost")));
        receive(replay(Homes.SITE));
        then(acknowledgment).should().nack(any(Duration.class));
        then(acknowledgment).should(never()).acknowledge();
    }

    @Test
    void recordThatCannotBeRejectedComesAgain() throws Exception {
        given(kafka.send(any(), any(), any()))
                .willReturn(CompletableFuture.failedFuture(new IllegalStateException("away")));
        receive(new byte[] {1, 2});
        then(acknowledgment).should().nack(any(Duration.class));
        then(acknowledgment).should(never()).acknowledge();
    }

    @Test
    void recordThatIsNoReplayIsRejectedUnderTheSameIdEachTime() throws Exception {
        receive(new byte[] {1, 2});
        receive(new byte[] {1, 2});
        receive(null);
        receive("{\"site\":\"home\"}".getBytes(StandardCharsets.UTF_8));
        ArgumentCaptor<String> id = ArgumentCaptor.forClass(String.class);
        ArgumentCaptor<byte[]> value = ArgumentCaptor.forClass(byte[].class);
        then(kafka).should(times(4)).send(eq(KafkaTopic.REJECTED), id.capture(), value.capture());
        assertThat(id.getAllValues()).containsOnly(id.getValue());
        Rejection rejection = JsonCodec.of(Rejection.class).decode(value.getAllValues().getFirst());
        assertThat(rejection.payload()).containsExactly(1, 2);
        assertThat(rejection.topic()).isEqualTo("replay");
        then(mqtt).should(never()).send(any(), any());
        then(acknowledgment).should(times(4)).acknowledge();
    }

    private void brokerAnswers(int reasonCode) {
        given(mqtt.send(any(), any()))
                .willReturn(
                        CompletableFuture.completedFuture(new MqttPublisher.Answer(reasonCode)));
    }

    @SuppressWarnings("NullAway") // Kafka's own API says nothing about null
    private void receive(byte @Nullable [] value) throws Exception {
        listener.received(new ConsumerRecord<>("replay", 0, 17, "key", value), acknowledgment);
    }

    private static byte[] replay(SiteId site) {
        return JsonCodec.of(Replay.class)
                .encode(
                        new Replay(
                                ID,
                                site,
                                "sense/kitchen/stove",
                                new byte[] {7},
                                MutableClock.START,
                                "ann",
                                MutableClock.START.plusSeconds(60)));
    }
}
