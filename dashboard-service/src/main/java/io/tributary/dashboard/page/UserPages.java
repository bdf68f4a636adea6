package io.tributary.dashboard.page;

import io.tributary.dashboard.access.ForAdministrators;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.identity.UserDesk;
import io.tributary.dashboard.identity.Users;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserName;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Users, for administrators. */
@ForAdministrators
@Controller
class UserPages {

    private static final String LIST = "redirect:/users";

    private final PageFrame frame;
    private final Users users;
    private final UserDesk desk;
    private final CurrentActor actors;

    UserPages(PageFrame frame, Users users, UserDesk desk, CurrentActor actors) {
        this.frame = frame;
        this.users = users;
        this.desk = desk;
        this.actors = actors;
    }

    @GetMapping("/users")
    String users(Model model) {
        frame.fillWithoutSite(model, "users");
        model.addAttribute("users", users.all());
        model.addAttribute("roles", Role.values());
        return "users";
    }

    @PostMapping("/users")
    String create(
            @RequestParam String name,
            @RequestParam String role,
            @RequestParam String password,
            RedirectAttributes told) {
        desk.create(parse(name), Role.of(role), password, actors.get());
        return done(told, "page.users.created", name);
    }

    @PostMapping("/users/{name}/change")
    String change(
            @PathVariable UserName name,
            @RequestParam long revision,
            @RequestParam String role,
            @RequestParam(defaultValue = "false") boolean disabled,
            RedirectAttributes told) {
        desk.change(name, revision, Role.of(role), disabled, actors.get());
        return done(told, "page.users.changed", name.value());
    }

    @PostMapping("/users/{name}/password")
    String setPassword(
            @PathVariable UserName name, @RequestParam String password, RedirectAttributes told) {
        desk.setPassword(name, password, actors.get());
        return done(told, "page.users.password-set", name.value());
    }

    private String done(RedirectAttributes told, String key, String name) {
        told.addFlashAttribute(FormPages.DONE, frame.words().say(key, name));
        return LIST;
    }

    private static UserName parse(String name) {
        try {
            return UserName.of(name.strip());
        } catch (IllegalArgumentException e) {
            throw new ApiProblemException(ProblemType.INVALID_BODY, String.valueOf(e.getMessage()));
        }
    }
}
