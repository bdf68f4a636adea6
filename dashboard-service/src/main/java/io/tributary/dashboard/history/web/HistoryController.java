package io.tributary.dashboard.history.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.history.HistoryQuery;
import io.tributary.dashboard.history.HistoryRange;
import io.tributary.dashboard.history.HistoryReader;
import io.tributary.dashboard.problem.Choices;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.topology.name.SiteId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** History of readings, as JSON for charts and as CSV to take away. */
@ForViewers
@RestController
@RequestMapping("/api/v1/sites/{site}/readings/history")
class HistoryController {

    /** A day of seconds, or a year of five minutes. */
    static final int MAX_CSV_POINTS = 110_000;

    private enum Format {
        JSON,
        CSV
    }

    private static final Choices<Format> FORMATS =
            Choices.of("format", Format.class, format -> format.name().toLowerCase(Locale.ROOT));

    private final HistoryReader history;
    private final SiteViews sites;
    private final Clock clock;

    HistoryController(HistoryReader history, SiteViews sites, Clock clock) {
        this.history = history;
        this.sites = sites;
        this.clock = clock;
    }

    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.TOO_MANY_SERIES, ProblemType.UNKNOWN_SITE})
    @GetMapping
    HistoryView history(
            @PathVariable SiteId site,
            @ParameterObject HistoryParameters parameters,
            @RequestParam(required = false) @Nullable String format) {
        if (format != null) {
            FORMATS.parse(format);
        }
        HistoryQuery query = query(site, parameters, HistoryRange.MAX_POINTS);
        HistoryRange range = query.range();
        return new HistoryView(
                site, range.from(), range.to(), range.interval(), history.read(query));
    }

    @Hidden
    @GetMapping(produces = HistoryCsv.MEDIA_TYPE)
    void csv(
            @PathVariable SiteId site,
            HistoryParameters parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ShallowEtagHeaderFilter.disableContentCaching(request);
        HistoryQuery query = query(site, parameters, MAX_CSV_POINTS);
        new HistoryCsv(response).write(site, parts -> history.export(query, parts));
    }

    /** For links, which cannot say what they accept. */
    @Hidden
    @GetMapping(params = "format=csv")
    void csvByParameter(
            @PathVariable SiteId site,
            HistoryParameters parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        csv(site, parameters, request, response);
    }

    private HistoryQuery query(SiteId site, HistoryParameters parameters, int maxPoints) {
        HistoryQuery query = parameters.query(site, maxPoints, clock);
        sites.require(site);
        return query;
    }
}
