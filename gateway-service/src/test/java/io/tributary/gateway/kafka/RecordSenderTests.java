package io.tributary.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordSenderTests {

    @SuppressWarnings("unchecked")
    private final KafkaProducer<String, byte[]> producer = mock(KafkaProducer.class);

    private final KafkaClients clients = mock(KafkaClients.class);
    private final RecordSender sender = new RecordSender(clients);
    private final CountDownLatch kafkaIsBack = new CountDownLatch(1);

    @BeforeEach
    void kafka() {
        given(clients.plainProducer()).willReturn(producer);
    }

    @AfterEach
    void stop() {
        kafkaIsBack.countDown();
        sender.destroy();
    }

    @Test
    void recordIsSentWhenKafkaHasIt() {
        answer(null);
        assertThat(send()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void recordThatKafkaDidNotTakeFails() {
        answer(new TimeoutException("not in time"));
        assertThat(send())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("not in time");
    }

    @Test
    void callerIsNotHeldUpByAKafkaThatIsAway() {
        given(producer.send(any(), any()))
                .willAnswer(
                        call -> {
                            kafkaIsBack.await(30, TimeUnit.SECONDS);
                            Callback callback = call.getArgument(1);
                            callback.onCompletion(null, null);
                            return CompletableFuture.completedFuture(null);
                        });
        long started = System.nanoTime();
        CompletableFuture<Void> first = send();
        CompletableFuture<Void> second = send();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        assertThat(first).isNotDone();
        kafkaIsBack.countDown();
        assertThat(first).succeedsWithin(Duration.ofSeconds(10));
        assertThat(second).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void producerThatCannotBeMadeYetIsMadeLater() {
        given(clients.plainProducer())
                .willThrow(new KafkaException("no resolvable address"))
                .willReturn(producer);
        answer(null);
        assertThat(send()).failsWithin(Duration.ofSeconds(10));
        assertThat(send()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void producerThatGoesOnFailingIsReplaced() {
        @SuppressWarnings("unchecked")
        KafkaProducer<String, byte[]> next = mock(KafkaProducer.class);
        given(clients.plainProducer()).willReturn(producer).willReturn(next);
        answer(new KafkaException("for life"));
        answer(next, null);
        for (int i = 0; i < 5; i++) {
            assertThat(send()).failsWithin(Duration.ofSeconds(10));
        }
        assertThat(send()).succeedsWithin(Duration.ofSeconds(10));
        then(producer).should().close(Duration.ZERO);
    }

    @Test
    void afterTheEndNothingIsSent() {
        answer(null);
        assertThat(send()).succeedsWithin(Duration.ofSeconds(10));
        sender.destroy();
        assertThat(send()).failsWithin(Duration.ofSeconds(10));
        then(producer).should().close(any(Duration.class));
    }

    private CompletableFuture<Void> send() {
        return sender.send(KafkaTopic.HEARTBEAT, "home", new byte[] {1});
    }

    private void answer(@Nullable Exception failure) {
        answer(producer, failure);
    }

    private static void answer(KafkaProducer<String, byte[]> of, @Nullable Exception failure) {
        given(of.send(any(), any()))
                .willAnswer(
                        call -> {
                            Callback callback = call.getArgument(1);
                            callback.onCompletion(null, failure);
                            return CompletableFuture.completedFuture(null);
                        });
    }
}
