package io.tributary.gateway.start;

import io.tributary.gateway.backlog.BacklogFigures;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says where data does not flow. Kafka being away is no fault of the gateway: it works on and tells
 * the backlog. A journal that cannot be written or committed, a thread that hangs, no connection to
 * the MQTT broker, or a listener that has stopped is.
 */
@Component("gateway")
class GatewayHealth implements HealthIndicator {

    private static final Duration HANGING = Duration.ofSeconds(60);

    /** All time limits of a Kafka that accepts and does not answer, one after the other. */
    private static final Duration ASKING_KAFKA = Duration.ofMinutes(3);

    private final GatewayStart start;

    GatewayHealth(GatewayStart start) {
        this.start = start;
    }

    @Override
    public Health health() {
        DataPath.Parts running = start.running();
        if (running == null) {
            return Health.outOfService()
                    .withDetail("starting", "waiting for " + start.waitingFor())
                    .build();
        }
        Health.Builder health = Health.up();
        fault(health, "journal", running.intake().trouble());
        fault(health, "committer", running.committer().trouble());
        hanging(health, "journal", running.intake().busyFor(), HANGING);
        boolean asksKafka = running.committer().inDoubtSince() != null;
        hanging(
                health,
                "committer",
                running.committer().sinceLastRound(),
                asksKafka ? ASKING_KAFKA : HANGING);
        fault(health, "mqtt", start.batchTrouble());
        if (!start.takesCommands()) {
            fault(health, "commands", "the listener for commands has stopped; restart the gateway");
        }
        if (!start.takesReplays()) {
            fault(health, "replays", "the listener for replays has stopped; restart the gateway");
        }
        Instant away = running.committer().inDoubtSince();
        if (away != null) {
            health.withDetail("kafkaAwaySince", away.toString());
        }
        backlog(health, running.backlog().figures());
        return health.build();
    }

    private static void hanging(
            Health.Builder health, String where, Duration since, Duration limit) {
        if (since.compareTo(limit) > 0) {
            fault(health, where, "hangs for " + since.toSeconds() + " s; restart the gateway");
        }
    }

    private static void backlog(Health.Builder health, BacklogFigures backlog) {
        health.withDetail("backlogBytes", backlog.bytes());
        health.withDetail("backlogLimitBytes", backlog.limitBytes());
        if (backlog.oldestAt() != null) {
            health.withDetail("backlogOldestAt", backlog.oldestAt().toString());
        }
        if (backlog.hoursLeft() != null) {
            health.withDetail("backlogHoursLeft", backlog.hoursLeft());
        }
    }

    private static void fault(Health.Builder health, String where, @Nullable String what) {
        if (what != null) {
            health.down().withDetail(where, what);
        }
    }
}
