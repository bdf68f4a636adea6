package io.tributary.dashboard.identity;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Makes and revokes API tokens, each in the audit trail first. Blocks until Kafka has acknowledged
 * and shown the change. Thread-safe.
 */
@Component
public class TokenDesk {

    /** The longest time a token lasts. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_IN_FORCE = 50;
    private static final int MOST_A_DAY = 100;

    private final Tokens tokens;
    private final IdentityPublisher publisher;
    private final Audit audit;
    private final Loading loading;
    private final Clock clock;
    private final Map<UserName, Lock> making = new ConcurrentHashMap<>();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    TokenDesk(
            Tokens tokens, IdentityPublisher publisher, Audit audit, Loading loading, Clock clock) {
        this.tokens = tokens;
        this.publisher = publisher;
        this.audit = audit;
        this.loading = loading;
        this.clock = clock;
    }

    /**
     * A token and its text, which is told only this once.
     *
     * @param token the token
     * @param text what a script sends; never in {@link #toString()}
     */
    public record Made(ApiToken token, String text) {

        @Override
        public String toString() {
            return "Made[token=" + token + "]";
        }
    }

    /**
     * A new token. Each owner may have some in force and make some a day, whatever others do.
     *
     * @param role at most the owner's own counts, whatever is asked for
     * @param lasts from a minute to {@link #LONGEST}
     * @throws ApiProblemException when title or time will not do, there are too many, or it is
     *     asked for with a token
     * @throws DependencyAwayException when Kafka is away
     */
    public Made make(UserName owner, String title, Role role, Duration lasts, Actor by) {
        loading.require();
        if (by.token() != null) {
            throw notWithAToken();
        }
        check(title, lasts);
        Lock lock = making.computeIfAbsent(owner, key -> new ReentrantLock());
        lock.lock();
        try {
            checkNumber(owner);
            return made(owner, title.strip(), role, lasts, by);
        } finally {
            lock.unlock();
        }
    }

    private Made made(UserName owner, String title, Role role, Duration lasts, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = ids.generate();
        TokenText text = TokenText.random(id);
        ApiToken token =
                ApiToken.created(
                        id,
                        title,
                        owner,
                        role,
                        text.secretHash(),
                        by.name(),
                        now,
                        now.plus(lasts));
        audit.require(by, AuditAction.TOKEN_CREATED, id.toString(), title);
        publisher.publish(token);
        await(token);
        return new Made(token, text.reveal());
    }

    /**
     * Revokes the token. Takes effect with the next request.
     *
     * @throws ApiProblemException when that is asked for with another token
     * @throws DependencyAwayException when Kafka is away
     */
    public ApiToken revoke(ApiToken token, Actor by) {
        if (by.token() != null && !by.token().equals(token.id())) {
            throw notWithAToken();
        }
        if (token.revoked()) {
            return token;
        }
        audit.require(by, AuditAction.TOKEN_REVOKED, token.id().toString(), token.title());
        ApiToken revoked = token.revoked(by.name(), clock.instant());
        publisher.publish(revoked);
        return await(revoked);
    }

    /**
     * The token.
     *
     * @throws ApiProblemException when there is none
     */
    public ApiToken require(UUID id) {
        loading.require();
        return tokens.find(id)
                .orElseThrow(
                        () ->
                                new ApiProblemException(
                                        ProblemType.UNKNOWN_TOKEN, "There is no such token."));
    }

    private void check(String title, Duration lasts) {
        if (title.isBlank() || title.strip().length() > ApiToken.MAX_TITLE) {
            throw invalid("title", "A title has 1 to %d characters.".formatted(ApiToken.MAX_TITLE));
        }
        if (lasts.compareTo(Duration.ofMinutes(1)) < 0 || lasts.compareTo(LONGEST) > 0) {
            throw invalid("lasts", "A token lasts from PT1M to P366D.");
        }
    }

    private void checkNumber(UserName owner) {
        Instant now = clock.instant();
        Instant yesterday = now.minus(Duration.ofDays(1));
        List<ApiToken> own = tokens.of(owner);
        if (own.stream().filter(token -> token.isInForce(now)).count() >= MOST_IN_FORCE) {
            throw new ApiProblemException(
                    ProblemType.TOO_MANY,
                    "%s has %d tokens in force, and may have no more: revoke what is no longer used."
                            .formatted(owner, MOST_IN_FORCE));
        }
        if (own.stream().filter(token -> token.createdAt().isAfter(yesterday)).count()
                >= MOST_A_DAY) {
            throw new ApiProblemException(
                    ProblemType.TOO_MANY,
                    "%s made %d tokens within a day, and may make no more: use one for longer."
                            .formatted(owner, MOST_A_DAY));
        }
    }

    /** Else who has one for a minute has one for ever. */
    private static ApiProblemException notWithAToken() {
        return new ApiProblemException(
                ProblemType.FORBIDDEN,
                "With a token, none is made, and no other is revoked: use user name and password.");
    }

    private ApiToken await(ApiToken change) {
        return tokens.await(change, PATIENCE)
                .orElseThrow(
                        () ->
                                new DependencyAwayException(
                                        Dependency.KAFKA,
                                        "Kafka took the change, but does not show it yet; look before you repeat it"));
    }

    private static ApiProblemException invalid(String property, String detail) {
        return new ApiProblemException(ProblemType.INVALID_BODY, detail).with("property", property);
    }
}
