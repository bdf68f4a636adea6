package io.tributary.gateway.site.kafka;

import io.tributary.gateway.backlog.BacklogFigures;
import io.tributary.gateway.kafka.LargeRecordSender;
import io.tributary.gateway.kafka.RecordSender;
import io.tributary.gateway.site.GatewayIdentity;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.site.SiteModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes the site model at start, and a sign of life every ten seconds. Both are only tried: the
 * next one comes.
 */
@Component
public class SitePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(SitePublisher.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final JsonCodec<SiteModel> SITES = JsonCodec.of(SiteModel.class);
    private static final JsonCodec<Heartbeat> HEARTBEATS = JsonCodec.of(Heartbeat.class);

    private final SiteModel site;
    private final GatewayIdentity gateway;
    private final RecordSender sender;
    private final LargeRecordSender models;
    private final InstantSource clock;
    private final Instant startedAt;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().name("heartbeat-", 0).daemon().factory());

    /** Known to one thread at a time. */
    private boolean modelPublished;

    private volatile @Nullable String sealingKey;

    SitePublisher(
            SiteModel site,
            GatewayIdentity gateway,
            RecordSender sender,
            LargeRecordSender models,
            InstantSource clock) {
        this.site = site;
        this.gateway = gateway;
        this.sender = sender;
        this.models = models;
        this.clock = clock;
        this.startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Begins.
     *
     * @param backlog what waits in the journal
     * @param sealingKey the public key for which secrets are sealed; null: there is none
     */
    public void start(Supplier<BacklogFigures> backlog, @Nullable String sealingKey) {
        this.sealingKey = sealingKey;
        threads.scheduleAtFixedRate(
                () -> publish(backlog.get()), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(
                this::publishModel, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void stop() {
        threads.shutdownNow();
    }

    /** Neither waits for the other: a model that Kafka does not take does not silence the site. */
    private void publishModel() {
        if (!modelPublished) {
            modelPublished =
                    isSent(
                            KafkaTopic.SITE,
                            topic ->
                                    models.send(topic, gateway.site().value(), SITES.encode(site)));
        }
    }

    private void publish(BacklogFigures backlog) {
        isSent(
                KafkaTopic.HEARTBEAT,
                topic ->
                        sender.send(
                                        topic,
                                        gateway.site().value(),
                                        HEARTBEATS.encode(heartbeat(backlog)))
                                .get(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Writes something, or throws what hindered it. */
    private interface Sending {

        void to(KafkaTopic topic) throws Exception;
    }

    private static boolean isSent(KafkaTopic topic, Sending sending) {
        try {
            sending.to(topic);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) {
            // thrown on, it would end the schedule, and the site would seem to be unreachable
            LOG.warn(
                    "nothing could be written to {}; tried again in {} s, cause={}",
                    topic.topicName(),
                    EVERY.toSeconds(),
                    e.toString());
        }
        return false;
    }

    private Heartbeat heartbeat(BacklogFigures backlog) {
        return new Heartbeat(
                Heartbeat.SCHEMA,
                gateway.site(),
                gateway.gateway(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                startedAt,
                backlog.bytes(),
                backlog.oldestAt(),
                backlog.limitBytes(),
                backlog.hoursLeft(),
                sealingKey);
    }
}
