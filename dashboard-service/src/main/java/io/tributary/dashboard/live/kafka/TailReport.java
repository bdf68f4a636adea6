package io.tributary.dashboard.live.kafka;

import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.live.Loading;
import io.tributary.topology.access.AccessAdvice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the rest of the service how a tail fares. Called by the tail's thread; figures and stall
 * may be asked for by any.
 */
final class TailReport {

    private static final Logger LOG = LoggerFactory.getLogger(TailReport.class);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(30);
    private static final Duration WHILE_LOADING = Duration.ofMillis(50);

    private final String name;
    private final String servers;
    private final Duration recheck;
    private final Availability availability;
    private final Loading loading;
    private final Clock clock;
    private final AtomicLong lag = new AtomicLong();
    private volatile Instant heardAt;
    private volatile Instant progressAt;
    private long position = -1;
    private boolean away;
    private boolean loaded;

    TailReport(
            String name,
            String servers,
            Duration recheck,
            Availability availability,
            Loading loading,
            Clock clock) {
        this.name = name;
        this.servers = servers;
        this.recheck = recheck;
        this.availability = availability;
        this.loading = loading;
        this.clock = clock;
        this.heardAt = clock.instant();
        this.progressAt = heardAt;
    }

    void starting() {
        loading.expect(name);
        availability.lost(
                Dependency.KAFKA, name, "Kafka at %s has not answered yet".formatted(servers));
    }

    void lost(Exception e) {
        if (!away) {
            LOG.warn("Kafka is away tail={} servers={}: {}", name, servers, e.getMessage());
        }
        away = true;
        heardAt = clock.instant();
        progressAt = heardAt;
        availability.lost(
                Dependency.KAFKA,
                name,
                AccessAdvice.of(e).orElse("Kafka at %s does not answer".formatted(servers)));
    }

    /**
     * Kafka has answered.
     *
     * @param behind records between what has been read and the end
     * @param at rises with every record read
     * @param caughtUp whether the end as it was at the start has been reached
     */
    void reached(long behind, long at, boolean caughtUp) {
        if (away) {
            LOG.info("Kafka is back tail={}", name);
        }
        away = false;
        lag.set(behind);
        heardAt = clock.instant();
        if (behind == 0 || at != position) {
            position = at;
            progressAt = heardAt;
        }
        availability.reached(Dependency.KAFKA, name);
        if (caughtUp && !loaded) {
            loaded = true;
            LOG.info("Read to the end of Kafka tail={}", name);
            loading.done(name);
        }
    }

    /** The next check is soon while the end has not been reached once. */
    Duration nextCheck() {
        return loaded || away ? recheck : WHILE_LOADING;
    }

    /** Why nothing is read though Kafka is there, in a sentence; null where all is well. */
    @Nullable String stall() {
        Instant latest = clock.instant().minus(STALLED_AFTER);
        if (heardAt.isBefore(latest)) {
            return "the thread that follows Kafka has not moved since " + heardAt;
        }
        return progressAt.isBefore(latest)
                ? "%d records wait in Kafka, and none was read since %s"
                        .formatted(lag(), progressAt)
                : null;
    }

    String name() {
        return name;
    }

    /** Records between what has been read and the end. */
    long lag() {
        return lag.get();
    }
}
