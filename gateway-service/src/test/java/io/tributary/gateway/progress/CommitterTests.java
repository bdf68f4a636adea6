package io.tributary.gateway.progress;

import static io.tributary.gateway.Batches.batch;
import static io.tributary.gateway.Batches.encoded;
import static io.tributary.gateway.Batches.status;
import static io.tributary.gateway.Batches.temperature;
import static io.tributary.gateway.progress.FakeCommitLog.Fate.FAILS_BY_A_DEFECT;
import static io.tributary.gateway.progress.FakeCommitLog.Fate.IS_FENCED;
import static io.tributary.gateway.progress.FakeCommitLog.Fate.IS_LOST;
import static io.tributary.gateway.progress.FakeCommitLog.Fate.IS_REFUSED;
import static io.tributary.gateway.progress.FakeCommitLog.Fate.STANDS_BUT_THE_ANSWER_IS_LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.gateway.Batches;
import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.gateway.aggregation.TestAggregations;
import io.tributary.gateway.deduplication.TestRecentMessages;
import io.tributary.gateway.journal.BatchId;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.Journals;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.gateway.preview.Preview;
import io.tributary.gateway.progress.FakeCommitLog.Fate;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Side by side: most of them wait for the committer to try again. */
@Execution(ExecutionMode.CONCURRENT)
class CommitterTests {

    private static final Instant AT = MutableClock.START;
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir Path directory;

    private final FakeCommitLog log = new FakeCommitLog();
    private final PresenceBook presence = new PresenceBook(Homes.home(List.of()), AT);
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final MutableClock clock = new MutableClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Journal journal;
    private Preview preview = Preview.NONE;
    private @Nullable Committer committer;
    private long lastNumber;

    @BeforeEach
    void open() {
        journal = Journals.open(directory);
        presence.published(presence.changes());
    }

    @AfterEach
    void stop() throws IOException {
        if (committer != null) {
            committer.stop();
        }
        journal.close();
    }

    @Test
    void whatIsInTheJournalIsCommittedWithItsProgress() throws IOException {
        append(temperature(21, AT), temperature(22, AT));
        append(temperature(23, AT.plusSeconds(1)));
        long end = journal.end();
        start(SHORT);
        await().until(() -> !log.standing.isEmpty());

        Commit commit = log.standing.getFirst();
        assertThat(commit.progress().commit()).isOne();
        assertThat(commit.progress().position()).isEqualTo(end);
        assertThat(readings(commit)).isEqualTo(3);
        assertThat(commit.messages()).hasSize(2);
        assertThat(commit.messages())
                .allSatisfy(each -> assertThat(each.message().commit()).isOne());
        await().until(() -> committer().backlogBytes() == 0);
    }

    @Test
    void commitsGoOnWhereTheLastOneStands() throws IOException {
        append(temperature(21, AT));
        Progress last = progress(41, journal.end());
        append(temperature(22, AT));
        start(SHORT, last);
        await().until(() -> !log.standing.isEmpty());
        assertThat(log.standing.getFirst().progress().commit()).isEqualTo(42);
        assertThat(readings()).isOne();
    }

    @Test
    void nothingIsCommittedWhereThereIsNothingNew() throws IOException {
        start(SHORT);
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> committer().sinceLastRound().toMillis() > 5);
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> committer().sinceLastRound().toMillis() < 5);
        committer().stop();
        assertThat(log.attempted).isEmpty();
    }

    @Test
    void presenceAloneIsACommitEvenBeforeTheFirstBatch() {
        start(SHORT);
        presence.apply(status(Homes.STOVE, "online", AT));
        await().until(() -> !log.standing.isEmpty());
        Commit commit = log.standing.getFirst();
        assertThat(commit.messages()).isEmpty();
        assertThat(commit.presence().devices()).hasSize(1);
        assertThat(commit.progress().position()).isEqualTo(journal.end());
        assertThat(presence.changes().isEmpty()).isTrue();
    }

    @Test
    void presenceIsPublishedWithinALongWindow() throws IOException {
        append(temperature(21, AT));
        start(LONG);
        presence.apply(status(Homes.STOVE, "online", AT));
        await().until(() -> !log.standing.isEmpty());
        assertThat(log.standing.getFirst().messages()).isEmpty();
        assertThat(log.standing.getFirst().presence().devices()).hasSize(1);
    }

    @Test
    void commitInDoubtThatStandsIsNotRepeated() throws IOException {
        log.next(STANDS_BUT_THE_ANSWER_IS_LOST);
        append(temperature(21, AT));
        start(SHORT);
        await().until(() -> log.opened.get() == 1 && committer().backlogBytes() == 0);
        append(temperature(22, AT));
        await().until(() -> log.standing.size() == 2);
        assertThat(readings()).isEqualTo(2);
        assertThat(numbers()).containsExactly(1L, 2L);
        assertThat(committer().inDoubtSince()).isNull();
    }

    @Test
    void commitInDoubtThatDoesNotStandIsMadeAgain() throws IOException {
        log.next(IS_LOST, IS_LOST);
        append(temperature(21, AT));
        presence.apply(status(Homes.STOVE, "online", AT));
        start(SHORT);
        await().until(() -> !log.standing.isEmpty());
        assertThat(log.attempted).hasSize(3);
        assertThat(readings()).isOne();
        assertThat(numbers()).containsExactly(1L);
        assertThat(log.standing.getFirst().presence().devices()).hasSize(1);
    }

    @Test
    void eachAttemptIsShownBeforehandUnderTheSameNumber() throws IOException {
        log.next(IS_LOST);
        append(temperature(21, AT));
        List<Integer> attemptsBefore = new CopyOnWriteArrayList<>();
        List<Long> shown = new CopyOnWriteArrayList<>();
        preview =
                messages -> {
                    attemptsBefore.add(log.attempted.size());
                    messages.forEach(each -> shown.add(each.message().commit()));
                };
        start(SHORT);
        await().until(() -> !log.standing.isEmpty());
        assertThat(shown).containsExactly(1L, 1L);
        assertThat(attemptsBefore).containsExactly(0, 1);
    }

    @Test
    void kafkaIsAskedUntilItAnswers() throws IOException {
        log.next(STANDS_BUT_THE_ANSWER_IS_LOST);
        log.failToOpen(FakeCommitLog.inDoubt(), FakeCommitLog.inDoubt());
        append(temperature(21, AT));
        start(SHORT);
        await().until(() -> committer().inDoubtSince() != null);
        append(temperature(22, AT));
        await().until(() -> log.standing.size() == 2);
        assertThat(log.opened).hasValue(3);
        assertThat(log.attempted).hasSize(2);
        assertThat(readings()).isEqualTo(2);
    }

    @Test
    void doubtOutlivesADefect() throws IOException {
        log.next(STANDS_BUT_THE_ANSWER_IS_LOST);
        log.failToOpen(new IllegalStateException("the progress record cannot be read"));
        append(temperature(21, AT));
        start(SHORT);
        await().until(() -> committer().trouble() != null);
        assertThat(committer().trouble()).contains("progress record");
        await().until(() -> committer().backlogBytes() == 0);
        assertThat(log.attempted).hasSize(1);
        await().until(() -> committer().trouble() == null);
    }

    @Test
    void defectEndsNeitherTheThreadNorTheBatch() throws IOException {
        log.next(FAILS_BY_A_DEFECT);
        append(temperature(21, AT));
        start(SHORT);
        await().until(() -> committer().trouble() != null);
        await().until(() -> log.standing.size() == 1);
        assertThat(readings()).isOne();
        await().until(() -> committer().trouble() == null);
        assertThat(ended).isEmpty();
    }

    @Test
    void refusalIsToldAtOnceAndEndsWithTheRight() throws IOException {
        log.next(IS_REFUSED, IS_REFUSED);
        append(temperature(21, AT));
        start(SHORT);
        await().untilAsserted(() -> assertThat(committer().trouble()).isEqualTo("give it"));
        await().until(() -> log.standing.size() == 1);
        await().until(() -> committer().trouble() == null);
        assertThat(readings()).isOne();
        assertThat(ended).isEmpty();
    }

    @Test
    void fencedCommitterEndsTheProcess() throws IOException {
        log.next(IS_FENCED);
        append(temperature(21, AT));
        start(SHORT);
        await().until(() -> !ended.isEmpty());
        assertThat(ended.getFirst()).contains("another gateway").contains("home-gw");
        assertThat(log.opened).hasValue(0);
        assertThat(log.attempted).hasSize(1);
    }

    @Test
    void commitOfAnotherGatewayUnderOurNumberIsNotTakenForOurs() throws IOException {
        log.next(IS_LOST);
        log.foreign(progress(1, 77));
        append(temperature(21, AT));
        start(SHORT);
        await().until(() -> !ended.isEmpty());
        assertThat(log.attempted).hasSize(1);
    }

    @Test
    void backlogIsDrainedInRunsWithoutWaiting() throws IOException {
        // the window ends once; after the first commit the next end is an hour away
        clock.advance(Duration.between(AT, Instant.parse("2026-11-20T11:00:00.059Z")));
        log.onCommit(() -> clock.advance(Duration.ofSeconds(1)));
        BatchEntry[] many = new BatchEntry[RunReader.MAX_MESSAGES];
        Arrays.fill(many, temperature(21, AT));
        for (int i = 0; i < 3; i++) {
            append(many);
        }
        start(LONG);
        await().atMost(Duration.ofSeconds(30)).until(() -> log.standing.size() == 3);
        assertThat(readings()).isEqualTo(3L * RunReader.MAX_MESSAGES);
        assertThat(numbers()).containsExactly(1L, 2L, 3L);
        assertThat(committer().backlogBytes()).isZero();
    }

    @Test
    void slowLineGetsSmallerRuns() throws IOException {
        log.next(IS_LOST, IS_LOST);
        BatchEntry[] some = new BatchEntry[40_000];
        Arrays.fill(some, temperature(21, AT));
        append(some);
        append(some);
        start(SHORT);
        await().atMost(Duration.ofSeconds(60)).until(() -> readings() == 80_000);
        assertThat(log.attempted)
                .extracting(CommitterTests::readings)
                .containsExactly(80_000L, 80_000L, 40_000L, 40_000L);
    }

    @Test
    void commitThatFailsAgainAndAgainIsTroubleAndTriedEverMoreSeldom() throws IOException {
        Fate[] lost = new Fate[20];
        Arrays.fill(lost, IS_LOST);
        log.next(lost);
        append(temperature(21, AT));
        start(SHORT);
        await().until(() -> committer().trouble() != null);
        assertThat(committer().trouble()).contains("commits failed");
        int attempts = log.attempted.size();
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        assertThat(log.attempted.size() - attempts).isLessThanOrEqualTo(1);
    }

    @Test
    void clockThatJumpsLosesNothingAndCommitsGoOn() throws IOException {
        start(SHORT, null, clock);
        append(temperature(21, AT));
        await().until(() -> readings() == 1);
        clock.advance(Duration.ofHours(1));
        append(temperature(22, AT.plus(Duration.ofHours(1))), temperature(23, AT));
        await().until(() -> readings() == 3);
        clock.jump(Duration.ofHours(-2));
        append(temperature(24, AT.minus(Duration.ofHours(1))), temperature(25, AT));
        await().until(() -> readings() == 5);
        assertThat(numbers()).containsExactly(1L, 2L, 3L);
        await().until(() -> committer().backlogBytes() == 0);
        assertThat(committer().sinceLastRound()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void endOfALongWindowThatTheClockJumpedOverIsNotMissed() throws IOException {
        start(LONG);
        append(temperature(21, AT));
        await().until(() -> committer().sinceLastRound().toMillis() < 100);
        clock.advance(Duration.ofHours(1));
        await().until(() -> readings() == 1);
    }

    @Test
    void metricsTellWhatWentOutAndHowLongItTook() throws IOException {
        log.next(IS_LOST);
        Rejection rejection =
                new Refusals(Homes.GATEWAY)
                        .batch(
                                "acquired/0",
                                new byte[] {1},
                                RejectionReason.UNREADABLE_RECORD,
                                "junk",
                                AT);
        append(
                temperature(21, AT, 1),
                temperature(21, AT, 1),
                temperature(22, AT, 2),
                new BatchEntry.RejectedMessage(rejection.counting(7)));
        clock.advance(Duration.ofMinutes(10));
        start(SHORT, null, clock);
        await().until(() -> committer().backlogBytes() == 0);
        assertThat(registry.counter("tributary.gateway.messages.committed").count()).isEqualTo(2);
        assertThat(registry.counter("tributary.gateway.messages.repeated").count()).isOne();
        assertThat(registry.counter("tributary.gateway.commits.in.doubt").count()).isOne();
        assertThat(registry.counter("tributary.gateway.commits.aborted").count()).isOne();
        assertThat(
                        registry.counter(
                                        "tributary.gateway.rejected", "reason", "unreadable-record")
                                .count())
                .isEqualTo(7);
        assertThat(registry.timer("tributary.gateway.commit").count()).isOne();
        // the window ended 10 ms after AT, the message came 5 ms after it
        assertThat(seconds("tributary.gateway.lateness")).isCloseTo(599.99, within(0.001));
        assertThat(seconds("tributary.gateway.latency")).isCloseTo(599.995, within(0.001));
    }

    private double seconds(String timer) {
        assertThat(registry.timer(timer).count()).isOne();
        return registry.timer(timer).totalTime(TimeUnit.SECONDS);
    }

    @Test
    void stoppingCommitsTheRestWithoutWaitingForTheWindow() throws IOException {
        start(LONG);
        append(temperature(21, AT));
        committer().stop();
        assertThat(readings()).isOne();
        assertThat(log.closed).hasValue(1);
    }

    @Test
    void stoppingInDoubtTakesNobodysPlace() throws IOException {
        log.next(IS_LOST);
        log.failToOpen(FakeCommitLog.inDoubt());
        append(temperature(21, AT));
        start(SHORT);
        await().until(() -> log.opened.get() == 1);
        long started = System.nanoTime();
        committer().stop();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
        assertThat(log.opened).hasValue(1);
        assertThat(log.standing).isEmpty();
    }

    @Test
    void progressIsTheSameAfterItsWayThroughKafka() {
        Progress progress = progress(4, 500);
        JsonCodec<Progress> codec = JsonCodec.of(Progress.class);
        assertThat(codec.decode(codec.encode(progress))).isEqualTo(progress);
    }

    private void start(Duration window) {
        start(window, null);
    }

    private void start(Duration window, @Nullable Progress last) {
        start(window, last, window.equals(SHORT) ? InstantSource.system() : clock);
    }

    private void start(Duration window, @Nullable Progress last, InstantSource source) {
        committer =
                new Committer(
                        Homes.GATEWAY,
                        log,
                        journal,
                        TestAggregations.of(window),
                        presence,
                        new Refusals(Homes.GATEWAY),
                        TestRecentMessages.empty(),
                        preview,
                        source,
                        registry,
                        last,
                        ended::add);
        committer.start();
    }

    private Committer committer() {
        assertThat(committer).isNotNull();
        return committer;
    }

    private void append(BatchEntry... entries) throws IOException {
        lastNumber++;
        journal.append(
                List.of(
                        Journal.Entry.batch(
                                new BatchId(Batches.ACQUIRER, Batches.EPOCH, lastNumber),
                                encoded(batch(lastNumber, entries)))));
    }

    private static Progress progress(long commit, long position) {
        return new Progress(
                Homes.SITE,
                Homes.GATEWAY.gateway(),
                0,
                commit,
                position,
                Journals.ID,
                Instant.parse("2026-11-20T10:00:00.123Z"));
    }

    private List<Long> numbers() {
        return log.standing.stream().map(commit -> commit.progress().commit()).toList();
    }

    private long readings() {
        return log.standing.stream().mapToLong(CommitterTests::readings).sum();
    }

    private static long readings(Commit commit) {
        return commit.messages().stream()
                .map(each -> each.message())
                .mapToLong(AggregatedMessage::readings)
                .sum();
    }
}
