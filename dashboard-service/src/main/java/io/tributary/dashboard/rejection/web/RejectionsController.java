package io.tributary.dashboard.rejection.web;

import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import io.tributary.dashboard.paging.PageLimit;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.rejection.RejectionFilter;
import io.tributary.dashboard.rejection.RejectionView;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.RejectionReason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rejections, newest first. */
@RestController
class RejectionsController {

    private final Rejections rejections;
    private final SiteViews sites;

    RejectionsController(Rejections rejections, SiteViews sites) {
        this.rejections = rejections;
        this.sites = sites;
    }

    @GetMapping("/api/v1/sites/{site}/rejected")
    Page<RejectionView> rejected(
            @PathVariable SiteId site,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        RejectionFilter filter = new RejectionFilter(site, parse(reason), device);
        Cursor after = Cursor.parse(cursor);
        int most = PageLimit.of(limit);
        sites.require(site);
        return rejections.page(filter, after, most);
    }

    private static @Nullable RejectionReason parse(@Nullable String reason) {
        try {
            return reason == null ? null : RejectionReason.of(reason);
        } catch (IllegalArgumentException e) {
            throw ApiProblemException.parameter("reason", "is not one of allowed")
                    .with(
                            "allowed",
                            Arrays.stream(RejectionReason.values())
                                    .map(RejectionReason::code)
                                    .toList());
        }
    }
}
