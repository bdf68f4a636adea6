package io.tributary.dashboard.page;

import io.tributary.dashboard.access.Access;
import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.identity.TokenDesk;
import io.tributary.dashboard.identity.Tokens;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** API tokens: one's own, and for administrators everybody's. */
@ForViewers
@Controller
class TokenPages {

    /** Where the text of a new token is shown, once. */
    static final String NEW_TOKEN = "newToken";

    private static final List<Integer> DAYS = List.of(7, 30, 90, 366);

    private final PageFrame frame;
    private final Tokens tokens;
    private final TokenDesk desk;
    private final CurrentActor actors;
    private final Access access;
    private final Clock clock;

    TokenPages(
            PageFrame frame,
            Tokens tokens,
            TokenDesk desk,
            CurrentActor actors,
            Access access,
            Clock clock) {
        this.frame = frame;
        this.tokens = tokens;
        this.desk = desk;
        this.actors = actors;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/tokens")
    String tokens(Model model) {
        frame.fillWithoutSite(model, "tokens");
        Instant now = clock.instant();
        model.addAttribute("days", DAYS);
        model.addAttribute("roles", Arrays.stream(Role.values()).filter(access::has).toList());
        model.addAttribute(
                "tokens",
                tokens.all().stream()
                        .filter(this::mayBeSeen)
                        .filter(token -> !token.revoked() && now.isBefore(token.expiresAt()))
                        .toList());
        return "tokens";
    }

    @PostMapping("/tokens")
    String make(
            @RequestParam String title,
            @RequestParam String role,
            @RequestParam int days,
            RedirectAttributes told) {
        Role wanted = Role.of(role);
        access.require(wanted);
        UserName owner = UserName.of(actors.get().name());
        TokenDesk.Made made = desk.make(owner, title, wanted, Duration.ofDays(days), actors.get());
        told.addFlashAttribute(NEW_TOKEN, made.text());
        return "redirect:/tokens";
    }

    @PostMapping("/tokens/{id}/revoke")
    String revoke(@PathVariable UUID id, RedirectAttributes told) {
        ApiToken token = desk.require(id);
        if (!mayBeSeen(token)) {
            throw new ApiProblemException(ProblemType.UNKNOWN_TOKEN, "There is no such token.");
        }
        desk.revoke(token, actors.get());
        told.addFlashAttribute(
                FormPages.DONE, frame.words().say("page.tokens.revoked", token.title()));
        return "redirect:/tokens";
    }

    private boolean mayBeSeen(ApiToken token) {
        return access.has(Role.ADMINISTRATOR) || token.owner().value().equals(actors.get().name());
    }
}
