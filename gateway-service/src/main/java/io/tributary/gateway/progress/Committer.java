package io.tributary.gateway.progress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.gateway.aggregation.AggregationProperties;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalProperties;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.telemetry.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
    private static final Duration GRACE = Duration.ofMillis(60);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final GatewayIdentity gateway;
    private final CommitLog log;
    private final Journal journal;
    private final JournalProperties journalProperties;
    private final PresenceBook presence;
    private final long windowMillis;
    private final RunReader runs;
    private final InstantSource clock;
    private final Runnable fenced;
    private final Timer commitTime;
    private final Counter doubts;
    private final Thread thread;

    private long lastCommit;
    private volatile long committed;
    private volatile boolean stopping;
    private volatile @Nullable Instant inDoubtSince;
    private volatile Instant lastRound;

    /**
     * @param last what stands in Kafka
     * @param fenced called when another gateway of our identity has taken over
     */
    public Committer(
            GatewayIdentity gateway,
            CommitLog log,
            Journal journal,
            JournalProperties journalProperties,
            AggregationProperties aggregation,
            PresenceBook presence,
            InstantSource clock,
            MeterRegistry registry,
            @Nullable Progress last,
            Runnable fenced) {
        this.gateway = gateway;
        this.log = log;
        this.journal = journal;
        this.journalProperties = journalProperties;
        this.presence = presence;
        this.windowMillis = aggregation.window().toMillis();
        this.runs = new RunReader(journal, aggregation);
        this.clock = clock;
        this.fenced = fenced;
        this.commitTime =
                Timer.builder("tributary.gateway.commit")
                        .publishPercentileHistogram()
                        .register(registry);
        this.doubts = registry.counter("tributary.gateway.commits.in.doubt");
        this.lastCommit = last == null ? 0 : last.commit();
        this.committed = last == null ? 0 : last.position();
        this.lastRound = clock.instant();
        this.thread = Thread.ofPlatform().name("committer").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Commits what the journal holds, and ends. What Kafka does not take within the patience stays
     * for the next start.
     */
    public void stop() {
        stopping = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(6));
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }

    /** Bytes in the journal that are not in Kafka. */
    public long backlogBytes() {
        return Math.max(0, journal.end() - journal.firstReadable(committed));
    }

    /** Since when Kafka has not taken a commit; null when it does. */
    public @Nullable Instant inDoubtSince() {
        return inDoubtSince;
    }

    /** When the committer last looked at the journal: old means that it hangs. */
    public Instant lastRound() {
        return lastRound;
    }

    private void run() {
        try {
            boolean more = false;
            while (!stopping) {
                if (!more) {
                    awaitWindowEnd();
                }
                more = guardedRound();
            }
            while (inDoubtSince == null && round()) {
                // the rest, in as many runs as it takes
            }
        } catch (InterruptedException e) {
            LOG.info("stopped before all of the journal is in Kafka; the next start goes on there");
        } catch (CommitLog.FencedException e) {
            LOG.error(
                    "another gateway with the identity {} has taken over; this one ends. Run one gateway for each identity",
                    gateway.transactionalId());
            fenced.run();
        }
    }

    /**
     * A defect must not end the thread: the journal keeps everything, and the next round tries
     * again.
     */
    private boolean guardedRound() throws InterruptedException {
        try {
            return round();
        } catch (CommitLog.FencedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("a run of the journal could not be committed; tried again", e);
            Thread.sleep(RETRY.toMillis());
            return false;
        }
    }

    private void awaitWindowEnd() throws InterruptedException {
        long now = clock.millis();
        long due = Math.floorDiv(now - GRACE.toMillis(), windowMillis) * windowMillis;
        Thread.sleep(Math.max(1, due + windowMillis + GRACE.toMillis() - now));
    }

    /** One run. Returns whether the journal holds more that is due. */
    private boolean round() throws InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        lastRound = now;
        presence.judge(now);
        Run run = runs.read(committed, journal.end());
        PresenceBook.Changes changes = presence.changes();
        if (run.batches() == 0 && changes.isEmpty()) {
            return false;
        }
        commit(run, changes, now);
        return run.more();
    }

    private void commit(Run run, PresenceBook.Changes changes, Instant now)
            throws InterruptedException {
        Progress progress =
                new Progress(
                        gateway.site(),
                        gateway.gateway(),
                        gateway.shard(),
                        lastCommit + 1,
                        run.end(),
                        now);
        Commit commit =
                new Commit(
                        run.aggregation()
                                .aggregated(
                                        gateway.site(), gateway.gateway(), progress.commit(), now),
                        run.rejections(),
                        changes,
                        progress);
        long started = System.nanoTime();
        try {
            log.commit(commit);
        } catch (CommitLog.CommitInDoubtException e) {
            if (!foundAfterDoubt(progress, e)) {
                return;
            }
        }
        commitTime.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        lastCommit = progress.commit();
        committed = progress.position();
        presence.published(changes);
        journal.forget(committed, now.minus(journalProperties.retention()));
    }

    /** Asks Kafka, as long as it takes, whether the commit stands there. */
    private boolean foundAfterDoubt(Progress expected, RuntimeException doubt)
            throws InterruptedException {
        doubts.increment();
        inDoubtSince = inDoubtSince == null ? clock.instant() : inDoubtSince;
        LOG.warn(
                "a commit is in doubt: asking Kafka; the journal keeps everything, commit={}, cause={}",
                expected.commit(),
                String.valueOf(doubt.getCause()));
        while (true) {
            lastRound = clock.instant();
            presence.judge(lastRound);
            try {
                long found = log.open().map(Progress::commit).orElse(0L);
                inDoubtSince = null;
                LOG.info("Kafka is back: last commit there is {}", found);
                if (found > expected.commit()) {
                    throw new CommitLog.FencedException(doubt);
                }
                return found == expected.commit();
            } catch (CommitLog.CommitInDoubtException e) {
                if (stopping) {
                    throw new InterruptedException("Kafka is away and we are asked to stop");
                }
                Thread.sleep(RETRY.toMillis());
            }
        }
    }
}
