package io.tributary.dashboard.live.kafka;

import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.live.Loading;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the rest of the service how a tail fares. Called by the tail's thread. */
final class TailReport {

    private static final Logger LOG = LoggerFactory.getLogger(TailReport.class);
    private static final Duration WHILE_LOADING = Duration.ofMillis(50);

    private final String name;
    private final String servers;
    private final Duration recheck;
    private final Availability availability;
    private final Loading loading;
    private final AtomicLong lag = new AtomicLong();
    private boolean away;
    private boolean loaded;

    TailReport(
            String name,
            String servers,
            Duration recheck,
            Availability availability,
            Loading loading) {
        this.name = name;
        this.servers = servers;
        this.recheck = recheck;
        this.availability = availability;
        this.loading = loading;
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
        availability.lost(Dependency.KAFKA, name, "Kafka at %s does not answer".formatted(servers));
    }

    void reached(long behind, boolean caughtUp) {
        if (away) {
            LOG.info("Kafka is back tail={}", name);
        }
        away = false;
        lag.set(behind);
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

    /** Records between what has been read and the end. */
    long lag() {
        return lag.get();
    }
}
