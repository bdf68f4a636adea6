package io.tributary.gateway.progress;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.aggregation.Aggregations;
import io.tributary.gateway.deduplication.RecentMessages;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.gateway.preview.Preview;
import io.tributary.gateway.process.ProcessEnd;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.telemetry.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the journal into Kafka: at each window's end one transaction with every window that the
 * new batches touch, what was refused, what changed in presence, and the progress record. On any
 * doubt about a commit it asks Kafka what stands there before it goes on, so that nothing is lost
 * and nothing doubled. While Kafka is away it waits, and the journal grows.
 *
 * <p>Threads: its own; the backlog may be asked for on any.
 */
public final class Committer {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    /** Batches of a window's last readings are still on their way when it ends. */
    private static final long GRACE_MILLIS = 60;

    /** Short windows are asked for by who cannot wait: they wait for three tenths at most. */
    private static final long GRACE_PER_MILLE = 300;

    /** Presence is judged and published this often, however long the windows are. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration MAX_RETRY = Duration.ofSeconds(30);
    private static final Duration DRAIN = Duration.ofSeconds(4);

    /** So many commits that fail one after the other are not Kafka being away for a moment. */
    private static final int TROUBLE = 3;

    static final long MAX_RUN_BYTES = 16L * 1024 * 1024;

    /** A slow line takes this much within a commit's time. */
    static final long MIN_RUN_BYTES = 64L * 1024;

    private final GatewayIdentity gateway;
    private final CommitLog log;
    private final Journal journal;
    private final PresenceBook presence;
    private final long windowMillis;
    private final long graceMillis;
    private final RunReader runs;
    private final Preview preview;
    private final InstantSource clock;
    private final ProcessEnd processEnd;
    private final CommitMetrics metrics;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private long lastCommit;
    private long runBytes = MAX_RUN_BYTES;
    private long lastEnded = Long.MAX_VALUE;
    private int failures;
    private @Nullable Commit doubted;
    private volatile long committed;
    private volatile @Nullable Instant inDoubtSince;
    private volatile @Nullable String trouble;
    private volatile @Nullable String refusal;
    private volatile long lastRoundNanos = System.nanoTime();

    /**
     * @param last what stands in Kafka
     */
    public Committer(
            GatewayIdentity gateway,
            CommitLog log,
            Journal journal,
            Aggregations aggregations,
            PresenceBook presence,
            Refusals refusals,
            RecentMessages recent,
            Preview preview,
            InstantSource clock,
            MeterRegistry registry,
            @Nullable Progress last,
            ProcessEnd processEnd) {
        this.gateway = gateway;
        this.log = log;
        this.journal = journal;
        this.presence = presence;
        this.windowMillis = aggregations.window().toMillis();
        this.graceMillis = Math.min(GRACE_MILLIS, windowMillis * GRACE_PER_MILLE / 1_000);
        this.runs = new RunReader(journal, aggregations, refusals, recent, gateway);
        this.preview = preview;
        this.clock = clock;
        this.processEnd = processEnd;
        this.metrics = new CommitMetrics(registry);
        this.lastCommit = last == null ? 0 : last.commit();
        this.committed = last == null ? 0 : last.position();
        this.thread =
                Thread.ofPlatform()
                        .name("committer")
                        .uncaughtExceptionHandler((dead, defect) -> died(defect))
                        .unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Commits what the journal holds, and ends. What Kafka does not take within the patience stays
     * for the next start.
     */
    public void stop() {
        stopping.countDown();
        try {
            thread.join(DRAIN);
            thread.interrupt();
            thread.join(DRAIN.toMillis() / 4);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }

    /** Journal position up to which all is in Kafka. */
    public long committed() {
        return committed;
    }

    /** Bytes in the journal that are not in Kafka. */
    public long backlogBytes() {
        return journal.bytesAfter(committed);
    }

    /** Since when Kafka has not taken a commit; null when it does. */
    public @Nullable Instant inDoubtSince() {
        return inDoubtSince;
    }

    /** Why the journal cannot be committed, other than that Kafka is away; null when it can. */
    public @Nullable String trouble() {
        String refused = refusal;
        return refused == null ? trouble : refused;
    }

    /** How long ago the committer last looked at the journal: long means that it hangs. */
    public Duration sinceLastRound() {
        return Duration.ofNanos(System.nanoTime() - lastRoundNanos);
    }

    private void run() {
        try {
            boolean more = false;
            while (!isStopping()) {
                boolean windowEnded = more || awaitRound();
                more = guardedRound(windowEnded);
            }
            while (guardedRound(true)) {
                // the rest, in as many runs as it takes
            }
        } catch (InterruptedException e) {
            LOG.info("stopped before all of the journal is in Kafka; the next start goes on there");
        } catch (CommitLog.FencedException e) {
            processEnd.end(
                    "another gateway with the identity %s has taken over: run one gateway for each identity"
                            .formatted(gateway.transactionalId()));
        }
    }

    private void died(Throwable defect) {
        LOG.error("the committer died", defect);
        processEnd.end("nothing would be committed any more");
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /**
     * A defect must not end the thread: the journal keeps everything, the next round tries again.
     */
    private boolean guardedRound(boolean windowEnded) throws InterruptedException {
        try {
            boolean more = round(windowEnded);
            if (failures < TROUBLE) {
                trouble = null;
            }
            return more;
        } catch (CommitLog.FencedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (trouble == null) {
                LOG.error("the journal cannot be committed; tried again every second", e);
            }
            trouble = String.valueOf(e.getMessage());
            stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        }
    }

    /**
     * Waits for the end of the window, or for the next round within it. True at the end; at once
     * where one has passed meanwhile, be it that a commit took long or that the clock was set.
     */
    private boolean awaitRound() throws InterruptedException {
        long now = clock.millis();
        long ended = Math.floorDiv(now - graceMillis, windowMillis) * windowMillis;
        boolean missed = ended > lastEnded;
        lastEnded = ended;
        if (missed) {
            return true;
        }
        long left = ended + windowMillis + graceMillis - now;
        boolean windowEnds = left <= ROUND.toMillis();
        stopping.await(windowEnds ? Math.max(1, left) : ROUND.toMillis(), TimeUnit.MILLISECONDS);
        if (windowEnds) {
            lastEnded = ended + windowMillis;
        }
        return windowEnds;
    }

    /**
     * One run, or only presence within a window.
     *
     * @return whether the journal holds more that is due
     */
    private boolean round(boolean windowEnded) throws InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        lastRoundNanos = System.nanoTime();
        presence.judge(now);
        // a gateway that ends takes nobody's place any more
        if (doubted != null && (isStopping() || !isResolved(doubted))) {
            return false;
        }
        Due due = due(windowEnded, now);
        return due != null && commit(due.commit()) && due.more();
    }

    /** What it was made of is let go of, so that it is not kept twice until Kafka has taken it. */
    private @Nullable Due due(boolean windowEnded, Instant now) {
        Run run = runs.read(committed, windowEnded ? journal.end() : committed, runBytes, now);
        PresenceBook.Changes changes = presence.changes();
        return run.records() == 0 && changes.isEmpty()
                ? null
                : new Due(commit(run, changes, now), run.more());
    }

    private record Due(Commit commit, boolean more) {}

    private Commit commit(Run run, PresenceBook.Changes changes, Instant now) {
        Progress progress =
                new Progress(
                        gateway.site(),
                        gateway.gateway(),
                        gateway.shard(),
                        lastCommit + 1,
                        run.end(),
                        journal.id(),
                        now);
        return new Commit(
                run.aggregation()
                        .aggregated(gateway.site(), gateway.gateway(), progress.commit(), now),
                run.rejections(),
                run.repeats(),
                changes,
                progress);
    }

    private boolean commit(Commit commit) {
        preview.offer(commit.messages());
        long started = System.nanoTime();
        try {
            log.commit(commit);
        } catch (CommitLog.CommitInDoubtException e) {
            metrics.inDoubt();
            doubted = commit;
            inDoubtSince = inDoubtSince == null ? clock.instant() : inDoubtSince;
            LOG.warn(
                    "a commit is in doubt: asking Kafka; the journal keeps everything, commit={}, cause={}",
                    commit.progress().commit(),
                    String.valueOf(e.getCause()));
            refused(e);
            return false;
        }
        refusal = null;
        metrics.took(Duration.ofNanos(System.nanoTime() - started));
        stands(commit);
        runBytes = Math.min(2 * runBytes, MAX_RUN_BYTES);
        failures = 0;
        return true;
    }

    private void stands(Commit commit) {
        Progress progress = commit.progress();
        lastCommit = progress.commit();
        committed = progress.position();
        metrics.stands(commit);
        presence.published(commit.presence());
        runs.committed(committed);
        journal.forget(committed, progress.committedAt());
    }

    /** Asks Kafka whether the commit stands there. False while Kafka does not answer. */
    private boolean isResolved(Commit commit) throws InterruptedException {
        Progress found;
        try {
            found = log.open().orElse(null);
        } catch (CommitLog.CommitInDoubtException e) {
            refused(e);
            stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        }
        Progress expected = commit.progress();
        if (found != null && found.commit() >= expected.commit() && !found.equals(expected)) {
            throw new CommitLog.FencedException(
                    new IllegalStateException("commit " + found.commit() + " is not ours"));
        }
        LOG.info("Kafka is back: last commit there is {}", found == null ? 0 : found.commit());
        doubted = null;
        inDoubtSince = null;
        if (expected.equals(found)) {
            stands(commit);
            return true;
        }
        metrics.aborted();
        runBytes = Math.max(runBytes / 2, MIN_RUN_BYTES);
        return hasRecovered();
    }

    /** Waiting alone does not help against that, so it is told. */
    private void refused(CommitLog.CommitInDoubtException e) {
        String told = refusal;
        refusal = e instanceof CommitLog.RefusedException ? e.getMessage() : null;
        if (refusal != null && !refusal.equals(told)) {
            LOG.error("{}; nothing is lost meanwhile", refusal);
        }
    }

    /**
     * A commit that failed though Kafka answers is tried again at once; one that does so again and
     * again, ever more seldom. False while that is not due.
     */
    private boolean hasRecovered() throws InterruptedException {
        failures++;
        if (failures >= TROUBLE) {
            trouble = failures + " commits failed one after the other though Kafka answers";
        }
        long wait = Math.min(RETRY.toMillis() << Math.min(failures - 1, 5), MAX_RETRY.toMillis());
        return failures == 1 || !stopping.await(wait, TimeUnit.MILLISECONDS);
    }
}
