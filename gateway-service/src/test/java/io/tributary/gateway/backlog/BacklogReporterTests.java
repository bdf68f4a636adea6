package io.tributary.gateway.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.journal.BatchId;
import io.tributary.gateway.journal.Journal;
import io.tributary.mqtt.MqttPublisher;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.telemetry.Backlog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogReporterTests {

    private final Journal journal = mock(Journal.class);
    private final BacklogMeter meter = mock(BacklogMeter.class);
    private final MqttPublisher sender = mock(MqttPublisher.class);
    private final AtomicReference<@Nullable BatchId> upTo = new AtomicReference<>();
    private final AtomicBoolean takesNothing = new AtomicBoolean();
    private final List<Backlog> reports = new ArrayList<>();
    private final MutableClock clock = new MutableClock();
    private final BacklogReporter reporter =
            new BacklogReporter(
                    Homes.GATEWAY, journal, meter, upTo::get, takesNothing::get, sender, clock);

    private CompletableFuture<MqttPublisher.Answer> answer = answered(0);

    @BeforeEach
    void connected() {
        given(sender.sendRetained(any(), any()))
                .willAnswer(
                        call -> {
                            assertThat((MqttTopic) call.getArgument(0))
                                    .isEqualTo(MqttTopic.backlog(0));
                            reports.add(JsonCodec.of(Backlog.class).decode(call.getArgument(1)));
                            return answer;
                        });
        measures(0);
    }

    @Test
    void firstReportTellsThatNothingCame() {
        look();
        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst())
                .isEqualTo(
                        new Backlog(
                                Backlog.SCHEMA,
                                Homes.SITE,
                                Homes.GATEWAY.gateway(),
                                0,
                                null,
                                null,
                                0,
                                0,
                                1_000,
                                false,
                                clock.instant()));
    }

    @Test
    void newBatchesAreReportedAndNothingElse() {
        look();
        batches(7);
        measures(300);
        look();
        look();
        measures(200);
        look();
        assertThat(reports).hasSize(2);
        assertThat(reports.getLast().acquirer()).isEqualTo("acq");
        assertThat(reports.getLast().epoch()).isEqualTo("e1");
        assertThat(reports.getLast().number()).isEqualTo(7);
        assertThat(reports.getLast().bytes()).isEqualTo(300);
    }

    @Test
    void fullIsReportedWhenItBeginsAndWhenItEnds() {
        look();
        takesNothing.set(true);
        look();
        look();
        assertThat(reports).extracting(Backlog::full).containsExactly(false, true);
        takesNothing.set(false);
        measures(1_000);
        look();
        assertThat(reports).hasSize(2);
        measures(999);
        look();
        assertThat(reports).extracting(Backlog::full).containsExactly(false, true, false);
    }

    @Test
    void reportThatTheBrokerDidNotTakeIsMadeAgain() {
        answer = CompletableFuture.failedFuture(new IllegalStateException("not connected"));
        look();
        look();
        answer = answered(0x87);
        look();
        answer = answered(0x10);
        look();
        look();
        assertThat(reports).hasSize(4);
    }

    @Test
    void reportsDoNotPileUpWhereTheBrokerDoesNotAnswer() {
        CompletableFuture<MqttPublisher.Answer> hanging = new CompletableFuture<>();
        answer = hanging;
        look();
        batches(1);
        look();
        assertThat(reports).hasSize(1);
        hanging.complete(new MqttPublisher.Answer(0));
        look();
        assertThat(reports).hasSize(2);
    }

    private void look() {
        reporter.look(0);
    }

    private void batches(long number) {
        upTo.set(new BatchId("acq", "e1", number));
        given(journal.end()).willReturn(100 * number);
    }

    private void measures(long bytes) {
        given(meter.measure(anyLong())).willReturn(new BacklogFigures(bytes, 1_000, null, null));
    }

    private static CompletableFuture<MqttPublisher.Answer> answered(int reasonCode) {
        return CompletableFuture.completedFuture(new MqttPublisher.Answer(reasonCode));
    }
}
