package io.tributary.gateway.start;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.aggregation.AggregationProperties;
import io.tributary.gateway.command.Commands;
import io.tributary.gateway.command.kafka.CommandListener;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.gateway.intake.Intake;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.journal.JournalProperties;
import io.tributary.gateway.kafka.TopicCreation;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.gateway.progress.CommitLog;
import io.tributary.gateway.progress.Committer;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.gateway.site.kafka.SitePublisher;
import io.tributary.topology.telemetry.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Brings the gateway up in the one safe order: Kafka transactions, progress, what was known,
 * journal, and only then batches and commands. Waits for Kafka as long as it takes; the broker's
 * session keeps the batches meanwhile. Goes down the other way round: no new batches, the journal
 * flushed and acknowledged, a last commit.
 */
@Component
class GatewayStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayStart.class);
    private static final long RETRY_MILLIS = 1_000;

    private final GatewayIdentity gateway;
    private final TopicCreation topics;
    private final CommitLog commitLog;
    private final StoredState stored;
    private final JournalProperties journalProperties;
    private final AggregationProperties aggregation;
    private final PresenceBook presence;
    private final Commands commands;
    private final BatchSource batches;
    private final SitePublisher sitePublisher;
    private final KafkaListenerEndpointRegistry listeners;
    private final InstantSource clock;
    private final MeterRegistry registry;

    private volatile @Nullable Thread starting;
    private volatile @Nullable Running running;

    /** What runs once the start is over. */
    record Running(Journal journal, Intake intake, Committer committer) {}

    GatewayStart(
            GatewayIdentity gateway,
            TopicCreation topics,
            CommitLog commitLog,
            StoredState stored,
            JournalProperties journalProperties,
            AggregationProperties aggregation,
            PresenceBook presence,
            Commands commands,
            BatchSource batches,
            SitePublisher sitePublisher,
            KafkaListenerEndpointRegistry listeners,
            InstantSource clock,
            MeterRegistry registry) {
        this.gateway = gateway;
        this.topics = topics;
        this.commitLog = commitLog;
        this.stored = stored;
        this.journalProperties = journalProperties;
        this.aggregation = aggregation;
        this.presence = presence;
        this.commands = commands;
        this.batches = batches;
        this.sitePublisher = sitePublisher;
        this.listeners = listeners;
        this.clock = clock;
        this.registry = registry;
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

    private void startInOrder() {
        try {
            Progress last = awaitKafka();
            Journal journal = Journal.open(journalProperties, last == null ? 0 : last.position());
            LOG.info(
                    "gateway {} goes on after commit {}, journal bytes to commit: {}",
                    gateway.transactionalId(),
                    last == null ? 0 : last.commit(),
                    journal.end() - (last == null ? 0 : last.position()));
            run(journal, last);
        } catch (InterruptedException e) {
            LOG.info("stopped before Kafka answered");
        } catch (RuntimeException e) {
            LOG.error("the gateway cannot start: {}", e.getMessage(), e);
            endProcess();
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
            } catch (KafkaException | CommitLog.CommitInDoubtException e) {
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

    private void run(Journal journal, @Nullable Progress last) {
        Committer committer =
                new Committer(
                        gateway,
                        commitLog,
                        journal,
                        journalProperties,
                        aggregation,
                        presence,
                        clock,
                        registry,
                        last,
                        GatewayStart::endProcess);
        JournalFollower follower = new JournalFollower(presence, commands);
        follower.replay(journal, last == null ? 0 : last.position());
        Intake intake =
                new Intake(
                        gateway,
                        journal,
                        () -> journalProperties.limit().toBytes() - committer.backlogBytes(),
                        follower,
                        clock,
                        registry);
        registry.gauge("tributary.gateway.backlog.bytes", committer, Committer::backlogBytes);
        running = new Running(journal, intake, committer);
        committer.start();
        intake.start();
        batches.start(intake);
        commands.start();
        MessageListenerContainer listener = listeners.getListenerContainer(CommandListener.ID);
        if (listener != null) {
            listener.start();
        }
        sitePublisher.start(committer::backlogBytes);
    }

    @Override
    public void stop() {
        Thread thread = starting;
        if (thread != null) {
            thread.interrupt();
        }
        sitePublisher.stop();
        Running stopped = running;
        if (stopped != null) {
            stopped.intake().stop();
            batches.stop();
            stopped.committer().stop();
            close(stopped.journal());
        }
        commands.stop();
        starting = null;
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

    private static void close(Journal journal) {
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endProcess() {
        Thread.ofPlatform().name("end").start(() -> System.exit(1));
    }
}
