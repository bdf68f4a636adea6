package io.tributary.dashboard.history.web;

import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.history.HistoryQuery;
import io.tributary.dashboard.history.HistoryRange;
import io.tributary.dashboard.history.HistoryReader;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** History of readings. */
@RestController
class HistoryController {

    private final HistoryReader history;
    private final SiteViews sites;
    private final Clock clock;

    HistoryController(HistoryReader history, SiteViews sites, Clock clock) {
        this.history = history;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/api/v1/sites/{site}/readings/history")
    HistoryView history(
            @PathVariable SiteId site,
            @RequestParam(required = false) @Nullable LocationName location,
            @RequestParam(required = false) @Nullable DeviceId device,
            @RequestParam(required = false) @Nullable ElementName element,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String interval) {
        HistoryRange range = HistoryRange.parse(from, to, interval, clock);
        sites.require(site);
        HistoryQuery query =
                new HistoryQuery(
                        site,
                        location,
                        device,
                        element,
                        range.from(),
                        range.to(),
                        range.interval());
        return new HistoryView(
                site, range.from(), range.to(), range.interval(), history.read(query));
    }
}
