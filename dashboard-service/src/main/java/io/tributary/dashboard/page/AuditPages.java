package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForAdministrators;
import io.tributary.dashboard.audit.AuditFilter;
import io.tributary.dashboard.audit.AuditTrail;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.topology.audit.AuditAction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what, for administrators. */
@ForAdministrators
@Controller
class AuditPages {

    private static final int ROWS = 50;

    private final PageFrame frame;
    private final AuditTrail trail;

    AuditPages(PageFrame frame, AuditTrail trail) {
        this.frame = frame;
        this.trail = trail;
    }

    @GetMapping("/audit")
    String audit(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        frame.fillWithoutSite(model, "audit");
        AuditFilter filter =
                new AuditFilter(
                        actor.isBlank() ? null : actor.strip(),
                        action.isEmpty() ? null : AuditFilter.ACTIONS.parse(action),
                        null,
                        null);
        model.addAttribute("actions", AuditAction.values());
        model.addAttribute(
                "list", new ListAddress("/audit").with("actor", actor).with("action", action));
        model.addAttribute("cursor", cursor);
        model.addAttribute("page", trail.page(filter, Cursor.parse(cursor), ROWS));
        return "audit";
    }
}
