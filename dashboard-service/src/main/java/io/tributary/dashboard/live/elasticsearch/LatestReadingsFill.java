package io.tributary.dashboard.live.elasticsearch;

import io.tributary.dashboard.live.Readings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Fills the read model once with what was measured before the start. Newer values from Kafka win,
 * whichever comes first, so it may be late: it is tried until Elasticsearch answers.
 */
@Component
class LatestReadingsFill {

    private static final Logger LOG = LoggerFactory.getLogger(LatestReadingsFill.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final LatestReadings stored;
    private final Readings readings;
    private final TaskScheduler scheduler;
    private volatile boolean closed;

    LatestReadingsFill(LatestReadings stored, Readings readings, TaskScheduler scheduler) {
        this.stored = stored;
        this.readings = readings;
        this.scheduler = scheduler;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        scheduler.schedule(this::fill, scheduler.getClock().instant());
    }

    @EventListener(ContextClosedEvent.class)
    void end() {
        closed = true;
    }

    private void fill() {
        try {
            int count = stored.forEach(readings::accept);
            LOG.info("Filled the read model with {} values from Elasticsearch", count);
        } catch (RuntimeException e) {
            LOG.debug("No values from Elasticsearch yet", e);
            if (!closed) {
                scheduler.schedule(this::fill, scheduler.getClock().instant().plus(AGAIN));
            }
        }
    }
}
