package io.tributary.dashboard.page;

import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.device.SiteSummary;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.history.HistoryQuery;
import io.tributary.dashboard.history.HistoryRange;
import io.tributary.dashboard.history.HistoryReader;
import io.tributary.dashboard.history.Point;
import io.tributary.dashboard.history.Series;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fills the small curves once with what was measured before the start, location by location. Tried
 * until Elasticsearch answers; a location with more series than one answer holds goes without.
 */
@Component
class TrendFill {

    private static final Logger LOG = LoggerFactory.getLogger(TrendFill.class);
    private static final Duration STEP = Duration.ofSeconds(Trend.STEP_SECONDS);

    private final SiteViews sites;
    private final HistoryReader history;
    private final Trends trends;
    private final Clock clock;
    private boolean done;

    TrendFill(SiteViews sites, HistoryReader history, Trends trends, Clock clock) {
        this.sites = sites;
        this.history = history;
        this.trends = trends;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2_000)
    void fill() {
        if (done) {
            return;
        }
        try {
            for (SiteSummary site : sites.all()) {
                site.locations().forEach(location -> fill(site.site(), location));
            }
            done = true;
        } catch (DependencyAwayException e) {
            LOG.debug("No curves from Elasticsearch yet", e);
        }
    }

    private void fill(SiteId site, LocationName location) {
        Instant now = clock.instant();
        Instant from = now.minus(STEP.multipliedBy(Trend.STEPS));
        try {
            history.read(
                            new HistoryQuery(
                                    site,
                                    Set.of(location),
                                    Set.of(),
                                    Set.of(),
                                    new HistoryRange(from, now, STEP)))
                    .forEach(series -> fill(site, series));
        } catch (ApiProblemException e) {
            LOG.debug("No curves from before the start for {}/{}", site, location, e);
        }
    }

    private void fill(SiteId site, Series series) {
        DeviceKey device = new DeviceKey(site, series.location(), series.device());
        for (Point point : series.points()) {
            Double mean = point.mean();
            if (mean != null) {
                trends.fill(device, series.element(), point.at().getEpochSecond(), mean);
            }
        }
    }
}
