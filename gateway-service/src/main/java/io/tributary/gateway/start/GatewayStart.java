package io.tributary.gateway.start;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.aggregation.Aggregations;
import io.tributary.gateway.command.CommandPublisher;
import io.tributary.gateway.command.CommandSource;
import io.tributary.gateway.command.Commands;
import io.tributary.gateway.deduplication.RecentMessages;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.gateway.intake.Intake;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalDirectory;
import io.tributary.gateway.kafka.KafkaAwayException;
import io.tributary.gateway.kafka.TopicCreation;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.gateway.process.ProcessEnd;
import io.tributary.gateway.progress.CommitLog;
import io.tributary.gateway.progress.Committer;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.gateway.site.kafka.SitePublisher;
import io.tributary.topology.telemetry.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings the gateway up in the one safe order: the journal's directory is ours, Kafka transactions,
 * progress, what was known, journal, and only then batches and commands. Waits for Kafka as long as
 * it takes; the broker's session keeps the batches meanwhile. Goes down the other way round: no new
 * commands and batches, the journal flushed and acknowledged, a last commit.
 */
@Component
class GatewayStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayStart.class);
    private static final long RETRY_MILLIS = 1_000;
    private static final Duration STOP = Duration.ofSeconds(2);

    private final GatewayIdentity gateway;
    private final JournalDirectory directory;
    private final TopicCreation topics;
    private final CommitLog commitLog;
    private final StoredState stored;
    private final Aggregations aggregations;
    private final PresenceBook presence;
    private final Commands commands;
    private final BatchSource batches;
    private final CommandPublisher commandPublisher;
    private final CommandSource commandSource;
    private final SitePublisher sitePublisher;
    private final Refusals refusals;
    private final RecentMessages recent;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final ProcessEnd processEnd;

    private volatile @Nullable Thread starting;
    private volatile @Nullable Running running;
    private volatile boolean stopping;

    /** What runs once the start is over. */
    record Running(Journal journal, Intake intake, Committer committer) {}

    GatewayStart(
            GatewayIdentity gateway,
            JournalDirectory directory,
            TopicCreation topics,
            CommitLog commitLog,
            StoredState stored,
            Aggregations aggregations,
            PresenceBook presence,
            Commands commands,
            BatchSource batches,
            CommandPublisher commandPublisher,
            CommandSource commandSource,
            SitePublisher sitePublisher,
            Refusals refusals,
            RecentMessages recent,
            InstantSource clock,
            MeterRegistry registry,
            ProcessEnd processEnd) {
        this.gateway = gateway;
        this.directory = directory;
        this.topics = topics;
        this.commitLog = commitLog;
        this.stored = stored;
        this.aggregations = aggregations;
        this.presence = presence;
        this.commands = commands;
        this.batches = batches;
        this.commandPublisher = commandPublisher;
        this.commandSource = commandSource;
        this.sitePublisher = sitePublisher;
        this.refusals = refusals;
        this.recent = recent;
        this.clock = clock;
        this.registry = registry;
        this.processEnd = processEnd;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().name("gateway-start").unstarted(this::startInOrder);
        starting = thread;
        thread.start();
    }

    /** What runs; null until the start is over. */
    @Nullable Running running() {
        return running;
    }

    /** Whether batches can come in at the moment. */
    boolean isConnected() {
        return batches.isConnected();
    }

    /** Whether commands are taken. */
    boolean takesCommands() {
        return commandSource.isRunning();
    }

    private void startInOrder() {
        try {
            directory.lock();
            Progress last = awaitKafka();
            Journal journal = directory.open(last == null ? 0 : last.position());
            LOG.info(
                    "gateway {} goes on after commit {}, journal bytes to commit: {}",
                    gateway.transactionalId(),
                    last == null ? 0 : last.commit(),
                    journal.bytesAfter(last == null ? 0 : last.position()));
            run(journal, last);
        } catch (InterruptedException e) {
            LOG.info("stopped before the start was over");
        } catch (RuntimeException | Error e) {
            if (!stopping) {
                LOG.error("the gateway cannot start", e);
                processEnd.end("the gateway cannot start: " + e.getMessage());
            }
        }
    }

    private @Nullable Progress awaitKafka() throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                topics.createMissing();
                Progress last = commitLog.open().orElse(null);
                stored.restore();
                return last;
            } catch (KafkaAwayException | CommitLog.CommitInDoubtException e) {
                if (!told) {
                    LOG.warn(
                            "waiting for Kafka; batches wait at the MQTT broker, cause={}",
                            e.toString());
                    told = true;
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    private void run(Journal journal, @Nullable Progress last) throws InterruptedException {
        Committer committer =
                new Committer(
                        gateway,
                        commitLog,
                        journal,
                        aggregations,
                        presence,
                        refusals,
                        recent,
                        clock,
                        registry,
                        last,
                        processEnd);
        JournalFollower follower = new JournalFollower(presence, commands);
        long committed = last == null ? 0 : last.position();
        new CommittedMessages(journal).remember(recent, presence, committed);
        follower.replay(journal, committed);
        Intake intake =
                new Intake(
                        journal,
                        committer::backlogBytes,
                        follower,
                        refusals,
                        clock,
                        registry,
                        defect -> journalDied(defect));
        registry.gauge("tributary.gateway.backlog.bytes", committer, Committer::backlogBytes);
        running = new Running(journal, intake, committer);
        committer.start();
        intake.start();
        batches.start(intake);
        commandPublisher.connect();
        commands.start();
        commandSource.start();
        sitePublisher.start(committer::backlogBytes);
    }

    private void journalDied(Throwable defect) {
        LOG.error("the journal's thread died", defect);
        processEnd.end("nothing would be journaled any more");
    }

    @Override
    public void stop() {
        stopping = true;
        awaitStarting();
        Running stopped = running;
        attempt(commandSource::stop);
        attempt(sitePublisher::stop);
        if (stopped != null) {
            attempt(stopped.intake()::stop);
            attempt(batches::stop);
            attempt(stopped.committer()::stop);
        }
        attempt(commandPublisher::disconnect);
        attempt(commands::stop);
        attempt(commitLog::close);
        attempt(() -> close(stopped));
        starting = null;
    }

    /** What fails must not keep the rest from being written down. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("a part of the gateway did not stop in good order", e);
        }
    }

    /** What is being started is stopped only when nothing more is being added to it. */
    private void awaitStarting() {
        Thread thread = starting;
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return starting != null;
    }

    /** Stopped first of all, while MQTT and Kafka are still there. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void close(@Nullable Running stopped) {
        try {
            if (stopped != null) {
                stopped.journal().close();
            }
            directory.close();
        } catch (IOException e) {
            LOG.warn("the journal could not be closed", e);
        }
    }
}
