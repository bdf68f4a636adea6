package io.tributary.dashboard.audit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.audit.AuditEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

@Timeout(20)
class KafkaAuditPublisherTests {

    private final KafkaTemplate<byte[], byte[]> kafka = mock();
    private final KafkaAuditPublisher publisher = new KafkaAuditPublisher(kafka);
    private final CountDownLatch back = new CountDownLatch(1);
    private final AtomicInteger sent = new AtomicInteger();

    @AfterEach
    void stop() throws InterruptedException {
        back.countDown();
        publisher.destroy();
    }

    @Test
    void nobodyWaitsWhileKafkaIsAwayAndNothingIsLostThatMayWait() {
        kafkaIsAway();

        List<CompletableFuture<?>> told = publish(100);

        assertThat(told).noneMatch(CompletableFuture::isDone);
        back.countDown();
        await().untilAsserted(
                        () ->
                                assertThat(told)
                                        .allMatch(CompletableFuture::isDone)
                                        .noneMatch(CompletableFuture::isCompletedExceptionally));
        assertThat(sent).hasValue(100);
    }

    @Test
    void whatIsMoreThanMayWaitFailsAtOnce() {
        kafkaIsAway();
        publish(KafkaAuditPublisher.MOST_WAITING + 1);

        assertThat(publisher.publish(event())).isCompletedExceptionally();
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotSent() {
        kafkaIsAway();
        publish(1);
        CompletableFuture<?> given = publisher.publish(event());
        given.cancel(false);
        back.countDown();
        CompletableFuture<?> later = publisher.publish(event());

        await().untilAsserted(() -> assertThat(later).isCompleted());
        assertThat(sent).hasValue(2);
    }

    @Test
    void whatKafkaDoesNotTakeFails() {
        given(kafka.send(anyString(), any(), any())).willThrow(new TimeoutException("away"));

        CompletableFuture<?> told = publisher.publish(event());

        await().untilAsserted(() -> assertThat(told).isCompletedExceptionally());
    }

    @Test
    void whatStillWaitsAtTheEndFails() throws InterruptedException {
        kafkaIsAway();
        List<CompletableFuture<?>> told = publish(3);

        publisher.close(Duration.ZERO);

        assertThat(told.getLast()).isCompletedExceptionally();
        assertThat(publisher.publish(event())).isCompletedExceptionally();
    }

    private List<CompletableFuture<?>> publish(int times) {
        List<CompletableFuture<?>> told = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            told.add(publisher.publish(event()));
        }
        await().untilAsserted(() -> assertThat(sent).hasPositiveValue());
        return told;
    }

    /** Sending takes until it is back. */
    private void kafkaIsAway() {
        given(kafka.send(anyString(), any(), any()))
                .willAnswer(
                        call -> {
                            sent.incrementAndGet();
                            waitForKafka();
                            return CompletableFuture.completedFuture(mock(SendResult.class));
                        });
    }

    private void waitForKafka() {
        try {
            back.await();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static AuditEvent event() {
        return new AuditEvent(
                AuditEvent.SCHEMA,
                UUID.randomUUID(),
                TestClock.START,
                "ana",
                null,
                null,
                AuditAction.LOGIN_FAILED,
                null,
                null);
    }
}
