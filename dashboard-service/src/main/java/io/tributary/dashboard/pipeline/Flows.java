package io.tributary.dashboard.pipeline;

import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * What flows, by site. At most so many sites are measured, some 100 KiB each, most of the time; of
 * further ones the page says that they are not. Thread-safe.
 */
@Component
public class Flows {

    static final int MOST_SITES = 100;

    private final Map<SiteId, SiteFlow> bySite = new ConcurrentHashMap<>();
    private final SearchSamples samples;
    private final Clock clock;

    Flows(SearchSamples samples, Clock clock) {
        this.samples = samples;
        this.clock = clock;
    }

    /** A message was read from Kafka, just when it could be. */
    public void kafka(AggregatedMessage message) {
        Instant now = clock.instant();
        with(message.site(), now, flow -> flow.kafka(message, now));
        samples.offer(message);
    }

    /** A message came over MQTT. */
    public void preview(AggregatedMessage message) {
        Instant now = clock.instant();
        with(message.site(), now, flow -> flow.preview(message, now));
    }

    /** Something was refused. */
    public void rejected(Rejection rejection) {
        Instant now = clock.instant();
        with(
                rejection.site(),
                now,
                flow -> flow.rejected(rejection.reason(), rejection.count(), now));
    }

    /** A search has found the sample. */
    public void found(SearchSample sample) {
        Instant now = clock.instant();
        if (samples.found(sample)) {
            with(sample.site(), now, flow -> flow.searchable(sample.aggregatedAt(), now));
        }
    }

    Optional<SiteFlow.Measured> measured(SiteId site) {
        return Optional.ofNullable(bySite.get(site)).map(flow -> flow.measured(clock.instant()));
    }

    /** Whether a further site is not measured. */
    boolean isFull() {
        return bySite.size() >= MOST_SITES;
    }

    private void with(SiteId site, Instant now, Consumer<SiteFlow> action) {
        if (!bySite.containsKey(site) && bySite.size() >= MOST_SITES) {
            bySite.values().removeIf(flow -> flow.isIdle(now));
        }
        SiteFlow flow =
                bySite.size() >= MOST_SITES
                        ? bySite.get(site)
                        : bySite.computeIfAbsent(site, key -> new SiteFlow(now));
        if (flow != null) {
            action.accept(flow);
        }
    }
}
