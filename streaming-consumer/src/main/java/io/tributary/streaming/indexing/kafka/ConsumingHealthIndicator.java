package io.tributary.streaming.indexing.kafka;

import io.tributary.streaming.indexing.FeedProgress.Stall;
import io.tributary.streaming.indexing.FeedState.Hold;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Component {@code consuming}: up while every feed is consumed and flows; out of service while it
 * waits for something that will come back; down when consumers have ended, or when records wait and
 * nothing is done though nothing that is known holds them up.
 */
@Component
class ConsumingHealthIndicator extends AbstractHealthIndicator {

    /** A shorter wait is ordinary back-pressure. */
    private static final Duration TOLERATED_HOLD = Duration.ofSeconds(10);

    private final FeedConsumers consumers;
    private final ConsumerRefusals refusals;
    private final Clock clock;

    ConsumingHealthIndicator(FeedConsumers consumers, ConsumerRefusals refusals, Clock clock) {
        super("Health of consuming could not be determined");
        this.consumers = consumers;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        String waitingFor = consumers.waitingFor();
        if (waitingFor != null) {
            health.outOfService().withDetail("waitingFor", waitingFor);
            return;
        }
        health.up();
        for (FeedConsumer consumer : consumers.consumers()) {
            report(consumer, health);
        }
    }

    private void report(FeedConsumer consumer, Health.Builder health) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("partitions", consumer.container().getAssignedPartitions().size());
        details.put("lag", lag(consumer));
        Hold hold = consumer.delivery().state().hold();
        Stall stall = consumer.delivery().progress().stall();
        if (hold != null) {
            details.put("heldUpSince", hold.since());
            details.put("reason", hold.reason());
            if (hold.since().plus(TOLERATED_HOLD).isBefore(clock.instant())) {
                worsen(health, Status.OUT_OF_SERVICE);
            }
        } else if (stall != null) {
            details.put("stalledSince", stall.since());
            details.put(
                    "reason",
                    "%d records wait in %s-%d, and nothing is done; see the threads of the consumer"
                            .formatted(stall.waiting(), stall.topic(), stall.partition()));
            worsen(health, Status.DOWN);
        }
        if (KafkaConnections.of(consumer.container()) == 0) {
            details.put("reason", "there is no connection to Kafka");
            worsen(health, Status.OUT_OF_SERVICE);
        }
        refusals.of(consumer.delivery().feed())
                .ifPresent(
                        advice -> {
                            details.put("reason", advice);
                            worsen(health, Status.DOWN);
                        });
        if (!consumer.container().isRunning() || !consumer.container().isInExpectedState()) {
            details.put("reason", "the consumer has ended, see the log");
            worsen(health, Status.DOWN);
        }
        health.withDetail(consumer.delivery().feed().name(), details);
    }

    private static long lag(FeedConsumer consumer) {
        return consumer.delivery().feed().topics().stream()
                .mapToLong(topic -> consumer.delivery().progress().lag(topic.topicName()))
                .sum();
    }

    private static void worsen(Health.Builder health, Status status) {
        if (!health.build().getStatus().equals(Status.DOWN)) {
            health.status(status);
        }
    }
}
