package io.tributary.dashboard.device.web;

import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.ReadingSearch;
import io.tributary.dashboard.device.ReadingView;
import io.tributary.dashboard.paging.CountedPage;
import io.tributary.dashboard.paging.PageLimit;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The newest value per device and element. */
@ForViewers
@RestController
class LatestReadingsController {

    private final ReadingSearch readings;

    LatestReadingsController(ReadingSearch readings) {
        this.readings = readings;
    }

    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.UNKNOWN_SITE})
    @GetMapping("/api/v1/sites/{site}/readings/latest")
    CountedPage<ReadingView> latest(
            @PathVariable SiteId site,
            @RequestParam(required = false) @Nullable LocationName location,
            @RequestParam(required = false) @Nullable DeviceId device,
            @RequestParam(required = false) @Nullable ElementName element,
            @RequestParam(defaultValue = PageLimit.MOST) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return readings.page(site, location, device, element, cursor, PageLimit.of(limit));
    }
}
