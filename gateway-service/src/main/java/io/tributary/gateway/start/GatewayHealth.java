package io.tributary.gateway.start;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says where data does not flow. Kafka being away is no fault of the gateway: it works on and tells
 * the backlog; a journal that cannot be written, or a committer that hangs, is.
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
        String trouble = running.intake().trouble();
        Instant lastRound = running.committer().lastRound();
        boolean hangs = Duration.between(lastRound, clock.instant()).compareTo(HANGING) > 0;
        Health.Builder health = trouble != null || hangs ? Health.down() : Health.up();
        if (trouble != null) {
            health.withDetail("journal", trouble);
        }
        if (hangs) {
            health.withDetail("committer", "hangs since " + lastRound);
        }
        Instant away = running.committer().inDoubtSince();
        if (away != null) {
            health.withDetail("kafkaAwaySince", away.toString());
        }
        return health.withDetail("backlogBytes", running.committer().backlogBytes()).build();
    }
}
