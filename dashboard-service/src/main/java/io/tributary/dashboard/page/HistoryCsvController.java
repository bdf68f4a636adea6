package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.history.HistoryQuery;
import io.tributary.dashboard.history.HistoryRange;
import io.tributary.dashboard.history.HistoryReader;
import io.tributary.dashboard.history.Series;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a chart shows, as a file for a spreadsheet. */
@ForViewers
@Controller
class HistoryCsvController {

    private static final int PARTS = 3;
    private static final int MOST_SERIES = 10;

    private final SiteViews sites;
    private final HistoryReader history;
    private final Clock clock;

    HistoryCsvController(SiteViews sites, HistoryReader history, Clock clock) {
        this.sites = sites;
        this.history = history;
        this.clock = clock;
    }

    /**
     * @param series each a location, a device and an element with slashes between; where there is
     *     none, everything in the location
     */
    @GetMapping(path = "/sites/{site}/history.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> csv(
            @PathVariable SiteId site,
            @RequestParam(defaultValue = "") List<String> series,
            @RequestParam(required = false) @Nullable LocationName location,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        sites.require(site);
        HistoryRange range = HistoryRange.parse(from, to, null, clock);
        if (series.size() > MOST_SERIES) {
            throw ApiProblemException.parameter("series", "may be given ten times at most");
        }
        List<Series> found =
                series.isEmpty()
                        ? history.read(query(site, location, null, null, range))
                        : series.stream()
                                .flatMap(key -> history.read(query(site, key, range)).stream())
                                .toList();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(site + "-history.csv")
                                .build()
                                .toString())
                .body(Csv.of(found));
    }

    private static HistoryQuery query(SiteId site, String key, HistoryRange range) {
        String[] parts = key.split("/", -1);
        try {
            if (parts.length != PARTS) {
                throw new IllegalArgumentException(key);
            }
            return query(
                    site,
                    LocationName.of(parts[0]),
                    DeviceId.of(parts[1]),
                    ElementName.of(parts[2]),
                    range);
        } catch (IllegalArgumentException e) {
            throw ApiProblemException.parameter(
                    "series", "must be a location, a device and an element with slashes between");
        }
    }

    private static HistoryQuery query(
            SiteId site,
            @Nullable LocationName location,
            @Nullable DeviceId device,
            @Nullable ElementName element,
            HistoryRange range) {
        return new HistoryQuery(
                site, location, device, element, range.from(), range.to(), range.interval());
    }
}
