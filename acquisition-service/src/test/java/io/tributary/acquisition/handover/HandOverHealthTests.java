package io.tributary.acquisition.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Health;

/** What an operator sees of the hand-over. */
@Timeout(30)
class HandOverHealthTests {

    private final RecordingSender sender = new RecordingSender();
    private final ManualTimer timer = new ManualTimer();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Messages connection = new Messages();

    @Test
    void healthIsDownWhenABatchWaitsTooLong() {
        HandOver handOver = handOver(settings().maxMessages(1));
        HandOverHealth patient = new HandOverHealth(handOver, Duration.ofMinutes(1));
        HandOverHealth impatient = new HandOverHealth(handOver, Duration.ZERO);
        assertThat(impatient.health().getStatus().getCode()).isEqualTo("UP");
        take(handOver, 1);
        assertThat(patient.health().getStatus().getCode()).isEqualTo("UP");
        assertThat(impatient.health().getStatus().getCode()).isEqualTo("DOWN");
        assertThat(impatient.health().getDetails())
                .containsEntry("batchesInFlight", 1)
                .containsEntry("unacknowledgedMessages", 1);
        sender.last().answer(0);
        assertThat(impatient.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void healthSaysWhereItStandsStill() throws Exception {
        HandOver handOver = handOver(settings().maxMessages(1));
        HandOverHealth health = new HandOverHealth(handOver, Duration.ZERO);
        take(handOver, 1);
        assertThat(stalled(health)).contains("broker does not answer");
        sender.last().answer(0x10);
        assertThat(stalled(health)).contains("start the gateway");
        sender.last().answer(0x97);
        assertThat(stalled(health)).contains("reason code 151");
        connection.failAcknowledgements(true);
        sender.last().answer(0);
        assertThat(stalled(health)).contains("cannot be acknowledged");
        assertThat(
                        new HandOverHealth(handOver(settings().maxMessages(2)), Duration.ofHours(1))
                                .health()
                                .getDetails())
                .doesNotContainKey("stalled");
    }

    @Test
    void healthSaysThatNoBatchIsMade() {
        HandOver handOver = handOver(settings());
        take(handOver, 1);
        assertThat(stalled(new HandOverHealth(handOver, Duration.ZERO)))
                .contains("no batch is made");
    }

    @Test
    void healthAnswersAlsoWhileADecodingHangs() throws Exception {
        HandOver handOver = handOver(settings());
        CountDownLatch decoding = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        CompletableFuture<Void> hanging =
                CompletableFuture.runAsync(
                        () ->
                                handOver.take(
                                        connection.message(1, "a"),
                                        () -> {
                                            decoding.countDown();
                                            awaitUninterruptibly(enough);
                                            return Messages.reading(1);
                                        }));
        decoding.await();
        assertThat(stalled(new HandOverHealth(handOver, Duration.ofHours(1))))
                .contains("does not come to an end");
        enough.countDown();
        hanging.get(10, TimeUnit.SECONDS);
    }

    @Test
    void metricsTellWhatIsUnderWayAndHowLateReadingsCome() {
        HandOver handOver = handOver(settings().maxMessages(2));
        take(handOver, 1);
        handOver.take(connection.message(2, "late"), () -> Messages.sensedBefore(250));
        assertThat(gauge("batches.in.flight")).isEqualTo(1);
        assertThat(gauge("waiting.bytes")).isZero();
        assertThat(gauge("unacknowledged.messages")).isEqualTo(2);
        assertThat(gauge("unacknowledged.oldest.seconds")).isBetween(0.0, 10.0);
        assertThat(registry.counter("tributary.acquisition.messages").count()).isEqualTo(2);
        Timer lateness = registry.get("tributary.acquisition.lateness").timer();
        assertThat(lateness.count()).as("that tell their time").isEqualTo(1);
        assertThat(lateness.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(250);
    }

    private double gauge(String name) {
        return registry.get("tributary.acquisition." + name).gauge().value();
    }

    private static String stalled(HandOverHealth indicator) {
        Health health = indicator.health();
        assertThat(health.getStatus().getCode()).isEqualTo("DOWN");
        return String.valueOf(health.getDetails().get("stalled"));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(HandOver handOver, int number) {
        handOver.take(
                connection.message(number, "message " + number), () -> Messages.reading(number));
    }

    private HandOver handOver(Settings settings) {
        return settings.handOver(sender, timer, registry);
    }

    private static Settings settings() {
        return new Settings();
    }
}
