package io.tributary.dashboard.identity.web;

import io.tributary.dashboard.access.Access;
import io.tributary.dashboard.access.ForViewers;
import io.tributary.dashboard.audit.CurrentActor;
import io.tributary.dashboard.identity.TokenDesk;
import io.tributary.dashboard.identity.Tokens;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.problem.Refuses;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API tokens: one's own, and for administrators everybody's. */
@ForViewers
@RestController
@RequestMapping("/api/v1/tokens")
class TokensController {

    private final Tokens tokens;
    private final TokenDesk desk;
    private final CurrentActor actors;
    private final Access access;

    TokensController(Tokens tokens, TokenDesk desk, CurrentActor actors, Access access) {
        this.tokens = tokens;
        this.desk = desk;
        this.actors = actors;
        this.access = access;
    }

    /** Every token that whoever asks may see, oldest first. */
    record AllTokens(List<TokenView> items) {}

    /**
     * A new token, in one's own name.
     *
     * @param title what it is for
     * @param role at most one's own
     * @param lasts how long, as ISO-8601 duration
     */
    record NewToken(String title, Role role, Duration lasts) {

        NewToken {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(lasts, "lasts");
        }
    }

    @GetMapping
    AllTokens tokens() {
        return new AllTokens(
                tokens.all().stream().filter(this::mayBeSeen).map(TokenView::of).toList());
    }

    @Refuses({
        ProblemType.FORBIDDEN,
        ProblemType.INVALID_BODY,
        ProblemType.TOO_MANY,
        ProblemType.UNSUPPORTED_MEDIA_TYPE
    })
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TokenView> makeToken(@RequestBody NewToken body) {
        access.require(body.role());
        TokenDesk.Made made =
                desk.make(
                        UserName.of(actors.get().name()),
                        body.title(),
                        body.role(),
                        body.lasts(),
                        actors.get());
        return ResponseEntity.created(URI.create("/api/v1/tokens/" + made.token().id()))
                .cacheControl(CacheControl.noStore())
                .body(TokenView.of(made.token(), made.text()));
    }

    @Refuses({ProblemType.FORBIDDEN, ProblemType.UNKNOWN_TOKEN})
    @DeleteMapping("/{id}")
    TokenView revokeToken(@PathVariable UUID id) {
        ApiToken token = desk.require(id);
        if (!mayBeSeen(token)) {
            throw new ApiProblemException(ProblemType.UNKNOWN_TOKEN, "There is no such token.");
        }
        return TokenView.of(desk.revoke(token, actors.get()));
    }

    private boolean mayBeSeen(ApiToken token) {
        return access.has(Role.ADMINISTRATOR) || token.owner().value().equals(actors.get().name());
    }
}
