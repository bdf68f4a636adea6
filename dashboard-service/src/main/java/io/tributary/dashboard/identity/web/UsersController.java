package io.tributary.dashboard.identity.web;

import io.tributary.dashboard.access.ForAdministrators;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.identity.UserDesk;
import io.tributary.dashboard.identity.Users;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.identity.UserName;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Users: who there is, and changing that. */
@ForAdministrators
@RestController
@RequestMapping("/api/v1/users")
class UsersController {

    private final Users users;
    private final UserDesk desk;
    private final CurrentActor actors;

    UsersController(Users users, UserDesk desk, CurrentActor actors) {
        this.users = users;
        this.desk = desk;
        this.actors = actors;
    }

    /** Every user, by name. */
    record AllUsers(List<UserView> items) {}

    /** A new user; the password is in it, and in no text of it. */
    record NewUser(UserName name, Role role, String password) {

        NewUser {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "NewUser[name=" + name + ", role=" + role + "]";
        }
    }

    /** What is to be another; what is absent stays. */
    record UserChange(@Nullable Role role, @Nullable Boolean disabled) {}

    /** A new password, in no text of it. */
    record NewPassword(String password) {

        NewPassword {
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    @Refuses(ProblemType.FORBIDDEN)
    @GetMapping
    AllUsers users() {
        return new AllUsers(users.all().stream().map(UserView::of).toList());
    }

    @Refuses({ProblemType.FORBIDDEN, ProblemType.UNKNOWN_USER})
    @GetMapping("/{name}")
    UserView user(@PathVariable UserName name) {
        return UserView.of(desk.require(name));
    }

    @Refuses({
        ProblemType.FORBIDDEN,
        ProblemType.INVALID_BODY,
        ProblemType.USER_EXISTS,
        ProblemType.TOO_MANY,
        ProblemType.UNSUPPORTED_MEDIA_TYPE
    })
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<UserView> createUser(@RequestBody NewUser body) {
        UserAccount user = desk.create(body.name(), body.role(), body.password(), actors.get());
        return ResponseEntity.created(URI.create("/api/v1/users/" + user.name()))
                .body(UserView.of(user));
    }

    @Refuses({
        ProblemType.FORBIDDEN,
        ProblemType.INVALID_BODY,
        ProblemType.UNKNOWN_USER,
        ProblemType.CHANGED_MEANWHILE,
        ProblemType.UNSUPPORTED_MEDIA_TYPE
    })
    @PatchMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    UserView changeUser(@PathVariable UserName name, @RequestBody UserChange body) {
        UserAccount user = desk.require(name);
        return UserView.of(
                desk.change(
                        name,
                        user.revision(),
                        body.role() == null ? user.role() : body.role(),
                        body.disabled() == null ? user.disabled() : body.disabled(),
                        actors.get()));
    }

    @Refuses({
        ProblemType.FORBIDDEN,
        ProblemType.INVALID_BODY,
        ProblemType.UNKNOWN_USER,
        ProblemType.CHANGED_MEANWHILE,
        ProblemType.UNSUPPORTED_MEDIA_TYPE
    })
    @PutMapping(path = "/{name}/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    UserView setPassword(@PathVariable UserName name, @RequestBody NewPassword body) {
        return UserView.of(desk.setPassword(name, body.password(), actors.get()));
    }
}
