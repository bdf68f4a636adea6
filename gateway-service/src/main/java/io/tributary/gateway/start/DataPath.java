package io.tributary.gateway.start;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.aggregation.Aggregations;
import io.tributary.gateway.backlog.BacklogMeter;
import io.tributary.gateway.backlog.BacklogReporter;
import io.tributary.gateway.command.Commands;
import io.tributary.gateway.deduplication.RecentMessages;
import io.tributary.gateway.intake.Intake;
import io.tributary.gateway.journal.Journal;
import io.tributary.gateway.presence.PresenceBook;
import io.tributary.gateway.preview.Preview;
import io.tributary.gateway.process.ProcessEnd;
import io.tributary.gateway.progress.CommitLog;
import io.tributary.gateway.progress.Committer;
import io.tributary.gateway.rejection.Refusals;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.mqtt.MqttPublisher;
import io.tributary.topology.telemetry.Progress;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes what batches pass through on their way from the broker to Kafka. */
@Component
class DataPath {

    private static final Logger LOG = LoggerFactory.getLogger(DataPath.class);

    private final GatewayIdentity gateway;
    private final CommitLog commitLog;
    private final Aggregations aggregations;
    private final PresenceBook presence;
    private final Commands commands;
    private final Refusals refusals;
    private final RecentMessages recent;
    private final Preview preview;
    private final MqttPublisher sender;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final ProcessEnd processEnd;

    DataPath(
            GatewayIdentity gateway,
            CommitLog commitLog,
            Aggregations aggregations,
            PresenceBook presence,
            Commands commands,
            Refusals refusals,
            RecentMessages recent,
            Preview preview,
            MqttPublisher sender,
            InstantSource clock,
            MeterRegistry registry,
            ProcessEnd processEnd) {
        this.gateway = gateway;
        this.commitLog = commitLog;
        this.aggregations = aggregations;
        this.presence = presence;
        this.commands = commands;
        this.refusals = refusals;
        this.recent = recent;
        this.preview = preview;
        this.sender = sender;
        this.clock = clock;
        this.registry = registry;
        this.processEnd = processEnd;
    }

    /** Its parts, in the order of the flow. */
    record Parts(
            Journal journal,
            Intake intake,
            Committer committer,
            BacklogMeter backlog,
            BacklogReporter reporter) {}

    /**
     * Makes the parts, and remembers what the journal holds; starts none of them.
     *
     * @param last what stands in Kafka
     * @throws InterruptedException when asked to stop meanwhile
     */
    Parts open(Journal journal, @Nullable Progress last) throws InterruptedException {
        long committed = last == null ? 0 : last.position();
        new CommittedMessages(journal).remember(recent, presence, committed);
        JournalFollower follower = new JournalFollower(presence, commands);
        follower.replay(journal, committed);
        Committer committer =
                new Committer(
                        gateway,
                        commitLog,
                        journal,
                        aggregations,
                        presence,
                        refusals,
                        recent,
                        preview,
                        clock,
                        registry,
                        last,
                        processEnd);
        Intake intake =
                new Intake(
                        journal,
                        committer::backlogBytes,
                        follower,
                        refusals,
                        clock,
                        registry,
                        this::journalDied);
        BacklogMeter meter = new BacklogMeter(journal, committer::committed, clock, registry);
        BacklogReporter reporter =
                new BacklogReporter(
                        gateway,
                        journal,
                        meter,
                        intake::completeUpTo,
                        () -> intake.trouble() != null,
                        sender,
                        clock);
        return new Parts(journal, intake, committer, meter, reporter);
    }

    private void journalDied(Throwable defect) {
        LOG.error("the journal's thread died", defect);
        processEnd.end("nothing would be journaled any more");
    }
}
