package io.tributary.dashboard.rejection.web;

import io.tributary.dashboard.access.ForOperators;
import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import io.tributary.dashboard.paging.PageLimit;
import io.tributary.dashboard.paging.TimeParameter;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.dashboard.rejection.RejectionFilter;
import io.tributary.dashboard.rejection.RejectionView;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.dashboard.rejection.ReplayDesk;
import io.tributary.topology.name.SiteId;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rejections, newest first, and feeding them in again. */
@ForViewers
@RestController
@RequestMapping("/api/v1/sites/{site}/rejected")
class RejectionsController {

    private final Rejections rejections;
    private final ReplayDesk desk;
    private final SiteViews sites;
    private final CurrentActor actors;

    RejectionsController(
            Rejections rejections, ReplayDesk desk, SiteViews sites, CurrentActor actors) {
        this.rejections = rejections;
        this.desk = desk;
        this.sites = sites;
        this.actors = actors;
    }

    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.UNKNOWN_SITE})
    @GetMapping
    Page<RejectionView> rejections(
            @PathVariable SiteId site,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        RejectionFilter filter =
                new RejectionFilter(
                        site,
                        reason == null ? null : RejectionFilter.REASONS.parse(reason),
                        device,
                        TimeParameter.parseNullable("from", from),
                        TimeParameter.parseNullable("to", to));
        Cursor after = Cursor.parse(cursor);
        int most = PageLimit.of(limit);
        sites.require(site);
        return rejections.page(filter, after, most);
    }

    @Refuses({
        ProblemType.INVALID_PARAMETER,
        ProblemType.UNKNOWN_SITE,
        ProblemType.UNKNOWN_REJECTION
    })
    @GetMapping("/{id}")
    RejectionView rejection(@PathVariable SiteId site, @PathVariable UUID id) {
        sites.require(site);
        return desk.find(site, id);
    }

    /**
     * Takes only what says that it is JSON, though a body is not needed: a browser would send a
     * form of another origin with the password it knows, but asks leave for this first.
     */
    @Refuses({
        ProblemType.INVALID_PARAMETER,
        ProblemType.FORBIDDEN,
        ProblemType.UNKNOWN_SITE,
        ProblemType.UNKNOWN_REJECTION,
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        ProblemType.ALREADY_REPLAYED,
        ProblemType.NOT_REPLAYABLE
    })
    @ForOperators
    @PostMapping(path = "/{id}/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RejectionView> replay(@PathVariable SiteId site, @PathVariable UUID id) {
        sites.require(site);
        RejectionView replayed = desk.replay(site, id, actors.get());
        URI place = URI.create("/api/v1/sites/" + site + "/rejected/" + id);
        return ResponseEntity.accepted().location(place).body(replayed);
    }
}
