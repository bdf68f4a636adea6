package io.tributary.gateway.progress.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.kafka.KafkaClients;
import io.tributary.gateway.kafka.TopicReader;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.gateway.progress.Commit;
import io.tributary.gateway.progress.CommitLog.CommitInDoubtException;
import io.tributary.gateway.progress.CommitLog.FencedException;
import io.tributary.gateway.progress.CommitLog.RefusedException;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaCommitLogTests {

    private static final Progress PROGRESS =
            new Progress(
                    Homes.SITE, Homes.GATEWAY.gateway(), 0, 7, 700, "journal", MutableClock.START);
    private static final String KEY = "home/home-gw/0";

    @SuppressWarnings("unchecked")
    private final KafkaProducer<String, byte[]> producer = mock(KafkaProducer.class);

    private final KafkaClients clients = mock(KafkaClients.class);
    private final TopicReader reader = mock(TopicReader.class);
    private final KafkaCommitLog log = new KafkaCommitLog(clients, reader, Homes.GATEWAY);

    @BeforeEach
    void kafka() {
        given(clients.transactionalProducer()).willReturn(producer);
        given(reader.newest(KafkaTopic.GATEWAY_PROGRESS, KEY)).willReturn(Optional.empty());
        sends(CompletableFuture.completedFuture(null));
    }

    @Test
    void openingTellsTheLastCommit() {
        byte[] stored = JsonCodec.of(Progress.class).encode(PROGRESS);
        given(reader.newest(KafkaTopic.GATEWAY_PROGRESS, KEY)).willReturn(Optional.of(stored));
        assertThat(log.open()).contains(PROGRESS);
        then(producer).should().initTransactions();
    }

    @Test
    void openingAgainClosesWhatWasOpen() {
        log.open();
        log.open();
        then(producer).should().close(Duration.ZERO);
    }

    @Test
    void rightThatIsMissingIsARefusalWhereverItShows() {
        log.open();
        sends(CompletableFuture.failedFuture(new TopicAuthorizationException(Set.of("sense"))));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> log.commit(commit()))
                .withMessageContaining("[sense]; run kafka-access");
        willThrow(new TransactionalIdAuthorizationException("not yours"))
                .given(producer)
                .initTransactions();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(log::open)
                .withMessageContaining("not yours; run kafka-access");
    }

    @Test
    void passwordThatIsWrongIsARefusal() {
        willThrow(new SaslAuthenticationException("invalid credentials"))
                .given(producer)
                .initTransactions();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(log::open)
                .withMessageContaining("invalid credentials; check spring.kafka");
    }

    @Test
    void openingWhileKafkaIsAwayIsInDoubtAndLeavesNothingOpen() {
        willThrow(new TimeoutException("away")).given(producer).initTransactions();
        assertThatExceptionOfType(CommitInDoubtException.class).isThrownBy(log::open);
        then(producer).should().close(Duration.ZERO);
        assertThatExceptionOfType(CommitInDoubtException.class)
                .isThrownBy(() -> log.commit(commit()))
                .withStackTraceContaining("not open");
    }

    @Test
    void progressThatCannotBeReadIsTold() {
        given(reader.newest(KafkaTopic.GATEWAY_PROGRESS, KEY))
                .willReturn(Optional.of(new byte[] {1}));
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(log::open);
    }

    @Test
    void everythingGoesInOneTransaction() {
        log.open();
        log.commit(commit());
        then(producer).should().beginTransaction();
        then(producer).should(times(3)).send(any());
        then(producer).should().commitTransaction();
    }

    @Test
    void sendThatFailedAtOnceEndsTheAttempt() {
        log.open();
        sends(CompletableFuture.failedFuture(new TimeoutException("no metadata")));
        assertThatExceptionOfType(CommitInDoubtException.class)
                .isThrownBy(() -> log.commit(commit()))
                .withStackTraceContaining("no metadata");
        then(producer).should(times(1)).send(any());
        then(producer).should(never()).commitTransaction();
    }

    @Test
    void commitWithoutAnAnswerIsInDoubt() {
        log.open();
        willThrow(new TimeoutException("no answer")).given(producer).commitTransaction();
        assertThatExceptionOfType(CommitInDoubtException.class)
                .isThrownBy(() -> log.commit(commit()));
        then(producer).should(never()).abortTransaction();
    }

    @Test
    void producerInAStateOfErrorIsInDoubt() {
        log.open();
        willThrow(new IllegalStateException("in transaction")).given(producer).beginTransaction();
        assertThatExceptionOfType(CommitInDoubtException.class)
                .isThrownBy(() -> log.commit(commit()));
    }

    @Test
    void fencedCommitIsFenced() {
        log.open();
        willThrow(new ProducerFencedException("newer")).given(producer).commitTransaction();
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> log.commit(commit()));
    }

    @Test
    void outdatedEpochThatMayNotEvenAbortIsFenced() {
        log.open();
        willThrow(new InvalidProducerEpochException("old")).given(producer).commitTransaction();
        willThrow(new ProducerFencedException("newer")).given(producer).abortTransaction();
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> log.commit(commit()));
    }

    @Test
    void outdatedEpochOfATransactionThatTimedOutIsInDoubt() {
        log.open();
        willThrow(new InvalidProducerEpochException("old")).given(producer).commitTransaction();
        assertThatExceptionOfType(CommitInDoubtException.class)
                .isThrownBy(() -> log.commit(commit()));
        then(producer).should().abortTransaction();
    }

    private void sends(Future<RecordMetadata> result) {
        given(producer.send(any())).willReturn(result);
    }

    /** Two rejections and the progress. */
    private static Commit commit() {
        Refusals refusals = new Refusals(Homes.GATEWAY);
        return new Commit(
                List.of(),
                List.of(
                        refusals.batch(
                                "acquired/0",
                                new byte[] {1},
                                RejectionReason.UNREADABLE_RECORD,
                                "why",
                                MutableClock.START),
                        refusals.batch(
                                "acquired/0",
                                new byte[] {2},
                                RejectionReason.UNREADABLE_RECORD,
                                "why",
                                MutableClock.START)),
                0,
                new PresenceBook.Changes(List.of(), List.of()),
                PROGRESS);
    }
}
