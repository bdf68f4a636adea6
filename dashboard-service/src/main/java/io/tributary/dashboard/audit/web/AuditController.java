package io.tributary.dashboard.audit.web;

import io.tributary.dashboard.access.ForAdministrators;
import io.tributary.dashboard.audit.AuditFilter;
import io.tributary.dashboard.audit.AuditTrail;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import io.tributary.dashboard.paging.PageLimit;
import io.tributary.dashboard.paging.TimeParameter;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what, newest first. */
@ForAdministrators
@RestController
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @Refuses({ProblemType.INVALID_PARAMETER, ProblemType.FORBIDDEN})
    @GetMapping("/api/v1/audit")
    Page<AuditView> audit(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        AuditFilter filter =
                new AuditFilter(
                        actor,
                        action == null ? null : AuditFilter.ACTIONS.parse(action),
                        TimeParameter.parseNullable("from", from),
                        TimeParameter.parseNullable("to", to));
        return trail.page(filter, Cursor.parse(cursor), PageLimit.of(limit)).map(AuditView::of);
    }
}
