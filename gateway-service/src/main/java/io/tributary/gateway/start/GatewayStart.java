package io.tributary.gateway.start;

import io.tributary.gateway.command.CommandPublisher;
import io.tributary.gateway.command.CommandSource;
import io.tributary.gateway.command.Commands;
import io.tributary.gateway.credential.CredentialSource;
import io.tributary.gateway.credential.Credentials;
import io.tributary.gateway.credential.GatewayKey;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalDirectory;
import io.tributary.gateway.kafka.KafkaAwayException;
import io.tributary.gateway.kafka.TopicCreation;
import io.tributary.gateway.process.ProcessEnd;
import io.tributary.gateway.progress.CommitLog;
import io.tributary.gateway.replay.ReplaySource;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.gateway.site.kafka.SitePublisher;
import io.tributary.topology.credential.SecretSealing;
import io.tributary.topology.telemetry.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
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
    private final Commands commands;
    private final BatchSource batches;
    private final CommandPublisher commandPublisher;
    private final CommandSource commandSource;
    private final ReplaySource replaySource;
    private final CredentialSource credentialSource;
    private final Credentials credentials;
    private final GatewayKey gatewayKey;
    private final SitePublisher sitePublisher;
    private final DataPath dataPath;
    private final ProcessEnd processEnd;

    private volatile @Nullable Thread starting;
    private volatile DataPath.@Nullable Parts running;
    private volatile boolean stopping;
    private volatile String waitingFor = "Kafka";

    GatewayStart(
            GatewayIdentity gateway,
            JournalDirectory directory,
            TopicCreation topics,
            CommitLog commitLog,
            StoredState stored,
            Commands commands,
            BatchSource batches,
            CommandPublisher commandPublisher,
            CommandSource commandSource,
            ReplaySource replaySource,
            CredentialSource credentialSource,
            Credentials credentials,
            GatewayKey gatewayKey,
            SitePublisher sitePublisher,
            DataPath dataPath,
            ProcessEnd processEnd) {
        this.gateway = gateway;
        this.directory = directory;
        this.topics = topics;
        this.commitLog = commitLog;
        this.stored = stored;
        this.commands = commands;
        this.batches = batches;
        this.commandPublisher = commandPublisher;
        this.commandSource = commandSource;
        this.replaySource = replaySource;
        this.credentialSource = credentialSource;
        this.credentials = credentials;
        this.gatewayKey = gatewayKey;
        this.sitePublisher = sitePublisher;
        this.dataPath = dataPath;
        this.processEnd = processEnd;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().name("gateway-start").unstarted(this::startInOrder);
        starting = thread;
        thread.start();
    }

    /** What runs; null until the start is over. */
    DataPath.@Nullable Parts running() {
        return running;
    }

    /** What the start waits for. */
    String waitingFor() {
        return waitingFor;
    }

    /** Why no batches can come in at the moment; null when they can. */
    @Nullable String batchTrouble() {
        return batches.trouble();
    }

    /** Whether commands are taken. */
    boolean takesCommands() {
        return commandSource.isRunning();
    }

    /** Whether what is to be fed in again is handed on. */
    boolean takesReplays() {
        return replaySource.isRunning();
    }

    private void startInOrder() {
        try {
            directory.lock(gateway.transactionalId());
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
        while (true) {
            try {
                topics.createMissing();
                directory.require(commitLog.standing().orElse(null));
                Progress last = commitLog.open().orElse(null);
                stored.restore();
                return last;
            } catch (KafkaAwayException | CommitLog.CommitInDoubtException e) {
                String reason = "Kafka: " + e.getMessage();
                if (!reason.equals(waitingFor)) {
                    LOG.warn("waiting for {}; batches wait at the MQTT broker", reason);
                }
                waitingFor = reason;
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    private void run(Journal journal, @Nullable Progress last) throws InterruptedException {
        DataPath.Parts parts = dataPath.open(journal, last);
        running = parts;
        parts.committer().start();
        parts.intake().start();
        batches.start(parts.intake());
        commandPublisher.connect();
        parts.reporter().start();
        commands.start();
        commandSource.start();
        replaySource.start();
        sitePublisher.start(parts.backlog()::figures, sealingKey());
        credentialSource.start(credentials::wanted);
    }

    /** Readings do not wait for what only passwords of devices need. */
    private @Nullable String sealingKey() {
        try {
            return SecretSealing.encode(gatewayKey.keys().getPublic());
        } catch (UncheckedIOException e) {
            LOG.error("no passwords can be given to devices, all else goes on", e);
            return null;
        }
    }

    @Override
    public void stop() {
        stopping = true;
        awaitStarting();
        DataPath.Parts stopped = running;
        attempt(commandSource::stop);
        attempt(replaySource::stop);
        attempt(credentialSource::stop);
        attempt(credentials::stop);
        attempt(sitePublisher::stop);
        if (stopped != null) {
            attempt(stopped.reporter()::stop);
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

    private void close(DataPath.@Nullable Parts stopped) {
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
