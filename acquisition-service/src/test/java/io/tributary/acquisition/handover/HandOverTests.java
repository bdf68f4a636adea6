package io.tributary.acquisition.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.acquisition.backlog.Backlogs;
import io.tributary.acquisition.backlog.GatewayBacklog;
import io.tributary.acquisition.handover.RecordingSender.Sent;
import io.tributary.topology.telemetry.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

@Timeout(30)
class HandOverTests {

    private final RecordingSender sender = new RecordingSender();
    private final ManualTimer timer = new ManualTimer();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Messages connection = new Messages();

    @Test
    void batchIsClosedWhenItHasItsNumberOfMessages() {
        HandOver handOver = handOver(settings().maxMessages(3));
        take(handOver, 1);
        take(handOver, 2);
        assertThat(sender.sent()).isEmpty();
        take(handOver, 3);
        assertThat(sender.last().seqs()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void batchHoldsAtMostHalfOfTheReceiveMaximum() {
        HandOver handOver = handOver(settings().receiveMaximum(4));
        take(handOver, 1);
        take(handOver, 2);
        assertThat(sender.last().seqs()).containsExactly(1L, 2L);
    }

    @Test
    void batchIsClosedWhenItHasItsSizeAndIsNotLarger() {
        HandOver handOver = handOver(settings().maxSize(DataSize.ofBytes(1024)));
        for (int i = 1; sender.sent().isEmpty(); i++) {
            take(handOver, i);
        }
        assertThat(sender.last().batch().entries()).hasSizeGreaterThan(3);
        assertThat(sender.last().bytes()).isBetween(900, 1024 + 120);
    }

    @Test
    void batchIsClosedWhenItsOldestMessageHasWaitedLongEnough() {
        HandOver handOver = handOver(settings().maxDelay(Duration.ofMillis(1)));
        take(handOver, 1);
        await().until(
                        () -> {
                            timer.tick();
                            return !sender.sent().isEmpty();
                        });
        assertThat(sender.last().seqs()).containsExactly(1L);
    }

    @Test
    void emptyBatchIsNeverSent() {
        handOver(settings().maxDelay(Duration.ofMillis(1)));
        timer.tick();
        timer.tick();
        assertThat(sender.sent()).isEmpty();
    }

    @Test
    void deviceEventClosesTheBatchAtOnce() {
        HandOver handOver = handOver(settings());
        take(handOver, 1);
        handOver.take(connection.message(2, "online"), Messages::event);
        assertThat(sender.last().batch().entries()).hasSize(2);
    }

    @Test
    void batchesAreNumberedAndCountTheirEntries() {
        HandOver handOver = handOver(settings().maxMessages(2));
        for (int i = 1; i <= 4; i++) {
            take(handOver, i);
        }
        Batch first = sender.sent().get(0).batch();
        Batch second = sender.sent().get(1).batch();
        assertThat(first.acquirer()).isEqualTo("home-acq");
        assertThat(first.epoch()).isEqualTo("epoch");
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.cumulative()).isEqualTo(2);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.cumulative()).isEqualTo(4);
    }

    @Test
    void nothingIsAcknowledgedBeforeTheBatchIs() {
        HandOver handOver = handOver(settings().maxMessages(2));
        take(handOver, 1);
        take(handOver, 2);
        assertThat(connection.acknowledged()).isEmpty();
        assertThat(handOver.unacknowledged()).isEqualTo(2);
        sender.last().answer(0);
        assertThat(connection.acknowledged()).containsExactly(1, 2);
        assertThat(handOver.batchesInFlight()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {BatchSender.NO_CONNECTION, 0x10, 0x80, 0x87, 0x97, 0x99})
    void batchThatWasNotTakenIsSentAgainUnderTheSameNumber(int reasonCode) {
        HandOver handOver = handOver(settings().maxMessages(1));
        take(handOver, 1);
        Batch batch = sender.last().batch();
        for (int i = 0; i < 5; i++) {
            sender.last().answer(reasonCode);
            assertThat(timer.scheduled()).as("at most one repetition is planned").isEqualTo(1);
            timer.runScheduled();
            assertThat(sender.last().batch()).isEqualTo(batch);
        }
        assertThat(connection.acknowledged()).isEmpty();
        assertThat(handOver.batchesInFlight()).isEqualTo(1);
        sender.last().answer(0);
        assertThat(connection.acknowledged()).containsExactly(1);
        assertThat(timer.scheduled()).isZero();
    }

    @Test
    void otherCodesBelow0x80AreSuccess() {
        HandOver handOver = handOver(settings().maxMessages(1));
        take(handOver, 1);
        sender.last().answer(0x01);
        assertThat(connection.acknowledged()).containsExactly(1);
    }

    @Test
    void batchesMayBeTakenInAnyOrder() {
        HandOver handOver = handOver(settings().maxMessages(1));
        take(handOver, 1);
        take(handOver, 2);
        sender.sent().get(1).answer(0);
        assertThat(connection.acknowledged()).isEmpty();
        sender.sent().get(0).answer(0);
        assertThat(connection.acknowledged()).containsExactly(1, 2);
    }

    @Test
    void neverMoreThanTheLimitIsInFlightAndWhatWaitsGoesInFewBatches() {
        HandOver handOver = handOver(settings().maxMessages(1).maxInFlight(2));
        for (int i = 1; i <= 5; i++) {
            take(handOver, i);
        }
        assertThat(sender.numbers()).containsExactly(1L, 2L);
        timer.tick();
        assertThat(sender.numbers()).containsExactly(1L, 2L);
        sender.sent().get(0).answer(0);
        assertThat(sender.numbers()).containsExactly(1L, 2L, 3L);
        assertThat(handOver.batchesInFlight()).isEqualTo(2);
    }

    @Test
    void whatWaitedLeavesInOrderWhenThereIsAPlace() {
        HandOver handOver = handOver(settings().maxInFlight(1).maxMessages(2));
        for (int i = 1; i <= 7; i++) {
            take(handOver, i);
        }
        while (handOver.batchesInFlight() > 0) {
            sender.last().answer(0);
        }
        assertThat(sender.sent().stream().map(Sent::seqs))
                .containsExactly(List.of(1L, 2L), List.of(3L, 4L), List.of(5L, 6L));
        handOver.drain(Duration.ZERO);
        assertThat(sender.last().seqs()).containsExactly(7L);
    }

    @Test
    void takeBlocksWhileTooMuchWaitsAndGoesOnWhenThereIsRoom() {
        HandOver handOver = full();
        CompletableFuture<Void> blocked = CompletableFuture.runAsync(() -> take(handOver, 9_999));
        await().during(Duration.ofMillis(200)).until(() -> !blocked.isDone());
        sender.last().answer(0);
        await().until(blocked::isDone);
        assertThat(handOver.waitingBytes()).isLessThan(64 * 1024);
    }

    @Test
    void blockedTakeIsReleasedWhenItsConnectionIsGone() throws Exception {
        HandOver handOver = full();
        int unacknowledged = handOver.unacknowledged();
        CompletableFuture<Void> blocked = CompletableFuture.runAsync(() -> take(handOver, 9_999));
        await().during(Duration.ofMillis(100)).until(() -> !blocked.isDone());
        connection.end();
        handOver.connectionLost();
        blocked.get(10, TimeUnit.SECONDS);
        assertThat(unacknowledged).isPositive();
        assertThat(handOver.unacknowledged()).isZero();
    }

    @Test
    void blockedTakeIsReleasedByTheDrain() throws Exception {
        HandOver handOver = full();
        CompletableFuture<Void> blocked = CompletableFuture.runAsync(() -> take(handOver, 9_999));
        await().during(Duration.ofMillis(100)).until(() -> !blocked.isDone());
        handOver.drain(Duration.ZERO);
        blocked.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatComesAtQos0WhileTooMuchWaitsIsDroppedAndCounted() {
        HandOver handOver = full();
        long waiting = handOver.waitingBytes();
        handOver.take(
                connection.message(0, 0, "sense/kitchen", "x", false), () -> Messages.reading(1));
        assertThat(handOver.waitingBytes()).isEqualTo(waiting);
        assertThat(registry.counter("tributary.acquisition.dropped").count()).isEqualTo(1);
    }

    @Test
    void messageAtQos0IsHandedOnAndNeverAcknowledged() {
        HandOver handOver = handOver(settings().maxMessages(1));
        handOver.take(
                connection.message(0, 0, "sense/kitchen", "x", false), () -> Messages.reading(7));
        assertThat(handOver.unacknowledged()).isZero();
        sender.last().answer(0);
        assertThat(sender.last().seqs()).containsExactly(7L);
        assertThat(connection.acknowledged()).isEmpty();
    }

    @Test
    void redeliveryIsNotDecodedNorSentAgain() {
        HandOver handOver = handOver(settings().maxMessages(1));
        take(handOver, 1);
        connection.end();
        handOver.connectionLost();
        Messages next = new Messages();
        AtomicInteger decoded = new AtomicInteger();
        handOver.take(
                next.again(1, "message 1"),
                () -> {
                    decoded.incrementAndGet();
                    return Messages.reading(1);
                });
        assertThat(decoded).hasValue(0);
        assertThat(sender.sent()).hasSize(1);
        sender.last().answer(0);
        assertThat(next.acknowledged()).containsExactly(1);
        assertThat(registry.counter("tributary.acquisition.redelivered").count()).isEqualTo(1);
    }

    @Test
    void drainSendsWhatIsOpenAndWaitsUntilItIsTaken() throws Exception {
        HandOver handOver = handOver(settings().maxInFlight(1).maxMessages(2));
        for (int i = 1; i <= 3; i++) {
            take(handOver, i);
        }
        CompletableFuture<Void> drained =
                CompletableFuture.runAsync(() -> handOver.drain(Duration.ofSeconds(20)));
        await().during(Duration.ofMillis(100)).until(() -> !drained.isDone());
        sender.last().answer(0);
        await().until(() -> sender.sent().size() == 2);
        assertThat(drained).isNotDone();
        sender.last().answer(0);
        drained.get(10, TimeUnit.SECONDS);
        assertThat(connection.acknowledged()).containsExactly(1, 2, 3);
    }

    @Test
    void drainGivesUpWhenItsTimeIsOver() {
        HandOver handOver = handOver(settings());
        take(handOver, 1);
        handOver.drain(Duration.ofMillis(50));
        assertThat(sender.sent()).hasSize(1);
        assertThat(connection.acknowledged()).isEmpty();
    }

    @Test
    void nothingIsTakenAfterTheDrain() {
        HandOver handOver = handOver(settings().maxMessages(1));
        handOver.drain(Duration.ZERO);
        take(handOver, 1);
        assertThat(sender.sent()).isEmpty();
        assertThat(handOver.unacknowledged()).isZero();
    }

    @Test
    void outcomeAfterTheTimerHasStoppedIsHarmless() {
        HandOver handOver = handOver(settings().maxMessages(1));
        take(handOver, 1);
        timer.shutDown();
        assertThatNoException().isThrownBy(() -> sender.last().answer(BatchSender.NO_CONNECTION));
    }

    @Test
    void batchThatTheBrokerTookIsAheadUntilTheGatewayHasIt() {
        GatewayBacklog backlog = Backlogs.withRoom();
        HandOver handOver = handOver(settings().maxMessages(1).backlog(backlog));
        take(handOver, 1);
        assertThat(ahead(backlog)).as("not taken yet").isZero();
        sender.last().answer(0x10);
        assertThat(ahead(backlog)).as("not taken").isZero();
        sender.last().answer(0);
        assertThat(ahead(backlog)).isEqualTo(sender.last().bytes());
        backlog.reported(Backlogs.report("home-acq", "epoch", 1, false, Instant.EPOCH));
        assertThat(ahead(backlog)).isZero();
    }

    @Test
    void batchThatTheBrokerLostBeginsANewEpochWithoutLosingWhatIsUnderWay() {
        GatewayBacklog backlog = mock();
        HandOver handOver = handOver(settings().maxMessages(1).backlog(backlog));
        take(handOver, 1);
        given(backlog.isBatchLost()).willReturn(true, false);
        timer.tick();
        take(handOver, 2);
        assertThat(sender.sent())
                .extracting(sent -> sent.batch().epoch(), sent -> sent.batch().number())
                .containsExactly(tuple("epoch", 1L), tuple("next-epoch", 1L));
        assertThat(sender.last().batch().cumulative()).isEqualTo(1);
        assertThat(handOver.batchesInFlight()).isEqualTo(2);
        sender.sent().forEach(sent -> sent.answer(0));
        then(backlog).should().epochBegins("home-acq", "next-epoch");
        then(backlog).should().taken("epoch", 1, sender.sent().getFirst().bytes());
        assertThat(handOver.batchesInFlight()).isZero();
        assertThat(connection.acknowledged()).containsExactly(1, 2);
    }

    @Test
    void sessionThatWasLostIsCounted() {
        HandOver handOver = handOver(settings());
        handOver.sessionMissing(false);
        assertThat(registry.counter("tributary.acquisition.sessions.lost").count()).isZero();
        handOver.sessionMissing(true);
        assertThat(registry.counter("tributary.acquisition.sessions.lost").count()).isEqualTo(1);
    }

    /** One batch in flight, and no room for more. */
    private HandOver full() {
        HandOver handOver =
                handOver(settings().maxInFlight(1).maxWaiting(DataSize.ofKilobytes(64)));
        handOver.take(connection.message(1, "online"), Messages::event);
        for (int i = 2; handOver.waitingBytes() < 64 * 1024; i++) {
            take(handOver, i);
        }
        return handOver;
    }

    private void take(HandOver handOver, int number) {
        handOver.take(
                connection.message(number, "message " + number), () -> Messages.reading(number));
    }

    private static long ahead(GatewayBacklog backlog) {
        return Backlogs.bytesAhead(backlog);
    }

    private HandOver handOver(Settings settings) {
        return settings.handOver(sender, timer, registry);
    }

    private static Settings settings() {
        return new Settings();
    }
}
