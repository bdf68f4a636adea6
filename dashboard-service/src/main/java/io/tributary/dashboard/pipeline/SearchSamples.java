package io.tributary.dashboard.pipeline;

import io.tributary.topology.name.SiteId;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which messages Elasticsearch is asked for. At most so many at a time, so that measuring costs
 * little however many sites there are; one that is not found within ten minutes, be it that it was
 * refused, is given up. Thread-safe.
 */
@Component
public class SearchSamples {

    static final int MOST = 32;
    static final int MOST_OF_A_SITE = 8;
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<SiteId, SearchSample> newest = new LinkedHashMap<>();
    private final Set<SearchSample> open = new LinkedHashSet<>();
    private final Clock clock;

    SearchSamples(Clock clock) {
        this.clock = clock;
    }

    /** A message that may become a sample, unless a newer one comes before the next round. */
    synchronized void offer(AggregatedMessage message) {
        if (newest.containsKey(message.site()) || newest.size() < Flows.MOST_SITES) {
            newest.put(message.site(), SearchSample.of(message));
        }
    }

    /** Begins a round: the samples to ask for, the newest message of each site among them. */
    public synchronized List<SearchSample> round() {
        Instant oldest = clock.instant().minus(PATIENCE);
        open.removeIf(sample -> sample.aggregatedAt().isBefore(oldest));
        // those that find no room come first in the next round
        newest.entrySet().removeIf(each -> isOpened(each.getValue()));
        return List.copyOf(open);
    }

    /** False where it was found, or given up, before. */
    synchronized boolean found(SearchSample sample) {
        return open.remove(sample);
    }

    /** How long the oldest sample of the site has been waited for; empty where none is. */
    synchronized Optional<Duration> waiting(SiteId site) {
        return open.stream()
                .filter(sample -> sample.site().equals(site))
                .map(SearchSample::aggregatedAt)
                .min(Comparator.naturalOrder())
                .map(at -> Duration.between(at, clock.instant()));
    }

    /** Or passed over: the site has samples enough. */
    private boolean isOpened(SearchSample sample) {
        long ofSite = open.stream().filter(each -> each.site().equals(sample.site())).count();
        return ofSite >= MOST_OF_A_SITE || (open.size() < MOST && open.add(sample));
    }
}
