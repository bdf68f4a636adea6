package io.tributary.gateway.start;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says where data does not flow. Kafka being away is no fault of the gateway: it works on and tells
 * the backlog. A journal that cannot be written or committed, a committer that hangs, no connection
 * to the MQTT broker, or a listener for commands that has stopped is.
 */
@Component("gateway")
class GatewayHealth implements HealthIndicator {

    private static final Duration HANGING = Duration.ofSeconds(60);

    private final GatewayStart start;
    private final InstantSource clock;

    GatewayHealth(GatewayStart start, InstantSource clock) {
        this.start = start;
        this.clock = clock;
    }

    @Override
    public Health health() {
        GatewayStart.Running running = start.running();
        if (running == null) {
            return Health.outOfService().withDetail("starting", "waiting for Kafka").build();
        }
        Health.Builder health = Health.up();
        fault(health, "journal", running.intake().trouble());
        fault(health, "committer", running.committer().trouble());
        Instant lastRound = running.committer().lastRound();
        if (Duration.between(lastRound, clock.instant()).compareTo(HANGING) > 0) {
            fault(health, "committer", "hangs since " + lastRound);
        }
        if (!start.isConnected()) {
            fault(health, "mqtt", "not connected and subscribed; batches wait at the broker");
        }
        if (!start.takesCommands()) {
            fault(health, "commands", "the listener for commands has stopped; restart the gateway");
        }
        Instant away = running.committer().inDoubtSince();
        if (away != null) {
            health.withDetail("kafkaAwaySince", away.toString());
        }
        return health.withDetail("backlogBytes", running.committer().backlogBytes()).build();
    }

    private static void fault(Health.Builder health, String where, @Nullable String what) {
        if (what != null) {
            health.down().withDetail(where, what);
        }
    }
}
