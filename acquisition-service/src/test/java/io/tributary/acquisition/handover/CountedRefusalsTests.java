package io.tributary.acquisition.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.acquisition.rejection.Refused;
import io.tributary.acquisition.rejection.Rejections;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.BatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountedRefusalsTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500Z");

    private final RecordingSender sender = new RecordingSender();
    private final ManualTimer timer = new ManualTimer();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Messages connection = new Messages();

    @Test
    void messagesOfOneDeviceTopicAndReasonBecomeOneRejection() {
        HandOver handOver = handOver(160);
        for (int i = 1; i <= 10; i++) {
            refuse(handOver, i, refusal("NodeMCU3", i == 4 ? 40L : i));
        }
        awaitBatch();
        assertThat(rejections()).hasSize(1);
        Rejection rejection = rejections().getFirst();
        assertThat(rejection.count()).isEqualTo(10);
        assertThat(rejection.payloadBytes()).isEqualTo(1_000);
        assertThat(rejection.reason()).isEqualTo(RejectionReason.RATE);
        assertThat(rejection.receivedAt()).isEqualTo(NOW);
        assertThat(rejection.seqs())
                .containsExactly(List.of(1L, 3L), List.of(5L, 10L), List.of(40L, 40L));
        assertThat(registry.counter("tributary.acquisition.rejected", "reason", "rate").count())
                .isEqualTo(10);
    }

    @Test
    void noneIsAcknowledgedBeforeTheBatchThatHoldsTheCount() {
        HandOver handOver = handOver(160);
        refuse(handOver, 1, refusal("NodeMCU3", 1L));
        take(handOver, 2);
        refuse(handOver, 3, refusal("NodeMCU4", 1L));
        awaitBatch();
        assertThat(connection.acknowledged()).isEmpty();
        sender.last().answer(0);
        assertThat(connection.acknowledged()).containsExactly(1, 2, 3);
    }

    @Test
    void whatPassesLeavesAtOnceAndIsAcknowledgedInItsOrder() {
        HandOver handOver = new Settings().maxMessages(1).handOver(sender, timer, registry);
        refuse(handOver, 1, refusal("NodeMCU3", 1L));
        take(handOver, 2);
        assertThat(sender.last().seqs()).as("before the count ends").containsExactly(2L);
        sender.last().answer(0);
        assertThat(connection.acknowledged()).isEmpty();
        await().until(
                        () -> {
                            timer.tick();
                            return sender.sent().size() == 2;
                        });
        sender.last().answer(0);
        assertThat(connection.acknowledged()).containsExactly(1, 2);
    }

    @Test
    void countEndsWithASixteenthOfTheReceiveMaximumPassedOrRefused() {
        HandOver handOver = new Settings().receiveMaximum(160).handOver(sender, timer, registry);
        refuse(handOver, 1, refusal("NodeMCU3", 1L));
        IntStream.rangeClosed(2, 9).forEach(i -> take(handOver, i));
        refuse(handOver, 10, refusal("NodeMCU3", 2L));
        refuse(handOver, 11, refusal("NodeMCU3", 3L));
        handOver.drain(Duration.ZERO);
        assertThat(rejections()).extracting(Rejection::count).containsExactly(2L, 1L);
    }

    @Test
    void floodBecomesARejectionForEachSixteenthOfTheReceiveMaximum() {
        HandOver handOver = handOver(160);
        for (int i = 1; i <= 100; i++) {
            refuse(handOver, i, refusal("NodeMCU3", i));
        }
        handOver.drain(Duration.ZERO);
        answerAll();
        assertThat(rejections()).extracting(Rejection::count).containsOnly(10L).hasSize(10);
        assertThat(connection.acknowledged()).hasSize(100).isSorted();
    }

    @Test
    void countEndsAfterASecondHoweverManyStillCome() {
        CountedRefusals refusals = new CountedRefusals(2_000, new Rejections(SiteId.of("home")));
        refusals.add(refusal("NodeMCU3", 1L), null, 0);
        for (long millis = 0; millis < 900; millis += 10) {
            refusals.messageCame(millis * 1_000_000);
            assertThat(refusals.isDue(millis * 1_000_000)).isFalse();
        }
        refusals.messageCame(900_000_000);
        assertThat(refusals.isDue(900_000_000)).isTrue();
        assertThat(refusals.end(900_000_000)).hasSize(1);
        assertThat(refusals.isDue(2_000_000_000)).isFalse();
    }

    @Test
    void countEndsWhenNothingComesAnyMore() {
        CountedRefusals refusals = new CountedRefusals(2_000, new Rejections(SiteId.of("home")));
        refusals.add(refusal("NodeMCU3", 1L), null, 0);
        refusals.messageCame(0);
        assertThat(refusals.isDue(49_000_000)).isFalse();
        assertThat(refusals.isDue(50_000_000)).isTrue();
    }

    @Test
    void messagesWithoutNumberAreCountedWithoutRanges() {
        HandOver handOver = handOver(160);
        refuse(handOver, 1, refusal("NodeMCU3", null));
        handOver.drain(Duration.ZERO);
        assertThat(rejections().getFirst().seqs()).isNull();
        assertThat(rejections().getFirst().count()).isEqualTo(1);
    }

    @Test
    void refusedAtQos0IsCountedAndNeverAcknowledged() {
        HandOver handOver = handOver(160);
        handOver.take(
                connection.message(0, 0, "sense/kitchen", "x", false), () -> refusal("a", 1L));
        handOver.drain(Duration.ZERO);
        sender.last().answer(0);
        assertThat(rejections().getFirst().count()).isEqualTo(1);
        assertThat(connection.acknowledged()).isEmpty();
    }

    @Test
    void refusedMessageThatIsDeliveredAgainIsCountedOnce() {
        HandOver handOver = handOver(160);
        refuse(handOver, 1, refusal("NodeMCU3", 1L));
        connection.end();
        handOver.connectionLost();
        Messages next = new Messages();
        handOver.take(next.again(1, "message 1"), () -> refusal("NodeMCU3", 1L));
        handOver.drain(Duration.ZERO);
        sender.last().answer(0);
        assertThat(rejections().getFirst().count()).isEqualTo(1);
        assertThat(next.acknowledged()).containsExactly(1);
    }

    private HandOver handOver(int receiveMaximum) {
        return new Settings()
                .receiveMaximum(receiveMaximum)
                .maxDelay(Duration.ofMillis(1))
                .handOver(sender, timer, registry);
    }

    /** Silence ends the count, and so the batch. */
    private void awaitBatch() {
        await().until(
                        () -> {
                            timer.tick();
                            return !sender.sent().isEmpty();
                        });
    }

    private void answerAll() {
        for (int i = 0; i < sender.sent().size(); i++) {
            sender.sent().get(i).answer(0);
        }
    }

    private List<Rejection> rejections() {
        return sender.sent().stream()
                .flatMap(sent -> sent.batch().entries().stream())
                .filter(BatchEntry.RejectedMessage.class::isInstance)
                .map(entry -> ((BatchEntry.RejectedMessage) entry).rejection())
                .toList();
    }

    private void refuse(HandOver handOver, int packetId, CountedRefusal refusal) {
        handOver.take(connection.message(packetId, "message " + packetId), () -> refusal);
    }

    private void take(HandOver handOver, int number) {
        handOver.take(
                connection.message(number, "message " + number), () -> Messages.reading(number));
    }

    private static CountedRefusal refusal(String device, @Nullable Long seq) {
        return new CountedRefusal(
                new Refused("sense/kitchen", device, RejectionReason.RATE, "too fast"),
                seq,
                100,
                NOW);
    }

    private static CountedRefusal refusal(String device, int seq) {
        return refusal(device, (long) seq);
    }
}
