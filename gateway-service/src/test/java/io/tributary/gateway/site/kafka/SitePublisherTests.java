package io.tributary.gateway.site.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

import io.tributary.gateway.Homes;
import io.tributary.gateway.backlog.BacklogFigures;
import io.tributary.gateway.kafka.LargeRecordSender;
import io.tributary.gateway.kafka.RecordSender;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.presence.Heartbeat;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SitePublisherTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");
    private static final BacklogFigures BACKLOG = new BacklogFigures(7, 100, NOW, 2.5);

    private final RecordSender sender = mock(RecordSender.class);
    private final LargeRecordSender models = mock(LargeRecordSender.class);
    private final List<byte[]> heartbeats = new CopyOnWriteArrayList<>();
    private final SitePublisher publisher =
            new SitePublisher(Homes.home(), Homes.GATEWAY, sender, models, () -> NOW);

    @AfterEach
    void stop() {
        publisher.stop();
    }

    @Test
    void modelThatKafkaRefusesDoesNotSilenceTheSite() throws Exception {
        willThrow(new ExecutionException(new RecordTooLargeException("large")))
                .given(models)
                .send(eq(KafkaTopic.SITE), any(), any());
        takeHeartbeats();

        publisher.start(() -> BACKLOG, "key");

        await().until(() -> !heartbeats.isEmpty());
    }

    @Test
    void modelThatKafkaIsSlowToTakeDoesNotSilenceTheSite() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        willAnswer(
                        call -> {
                            taken.await();
                            return null;
                        })
                .given(models)
                .send(eq(KafkaTopic.SITE), any(), any());
        takeHeartbeats();

        publisher.start(() -> BACKLOG, "key");

        await().until(() -> !heartbeats.isEmpty());
        taken.countDown();
    }

    @Test
    void heartbeatTellsWhatWaits() {
        takeHeartbeats();

        publisher.start(() -> BACKLOG, "key");

        await().until(() -> !heartbeats.isEmpty());
        Heartbeat heartbeat = JsonCodec.of(Heartbeat.class).decode(heartbeats.getFirst());
        assertThat(heartbeat.at()).isEqualTo(NOW);
        assertThat(heartbeat.sealingKey()).isEqualTo("key");
        assertThat(heartbeat.backlogBytes()).isEqualTo(7);
        assertThat(heartbeat.backlogOldestAt()).isEqualTo(NOW);
    }

    private void takeHeartbeats() {
        given(sender.send(eq(KafkaTopic.HEARTBEAT), eq(Homes.SITE.value()), any()))
                .willAnswer(
                        call -> {
                            heartbeats.add(call.getArgument(2));
                            return CompletableFuture.completedFuture(null);
                        });
    }
}
