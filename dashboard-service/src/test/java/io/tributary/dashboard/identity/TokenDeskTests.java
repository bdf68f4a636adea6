package io.tributary.dashboard.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.support.Trail;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.identity.UserName;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TokenDeskTests {

    private static final UserName ANA = UserName.of("ana");
    private static final UserName EVA = UserName.of("eva");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Live live = new Live();
    private final Tokens tokens = new Tokens();
    private final Log log = new Log();
    private final TokenDesk desk =
            new TokenDesk(
                    tokens,
                    log,
                    new Audit(new Trail(), live.clock, live.meters),
                    live.loading,
                    live.clock);
    private final OldTokens old = new OldTokens(tokens, log, live.loading, live.clock);

    @Test
    void howManyOneHasCostsNobodyElseAny() {
        for (int i = 0; i < 50; i++) {
            make(ANA);
        }

        refused(ProblemType.TOO_MANY, () -> make(ANA));
        assertThat(make(EVA).token().owner()).isEqualTo(EVA);
    }

    @Test
    void burstMakesNoMoreThanAreAllowed() {
        try (ExecutorService burst = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                burst.submit(() -> make(ANA));
            }
        }

        assertThat(tokens.of(ANA)).hasSize(50);
    }

    @Test
    void tokenThatHasEndedMakesRoomForAnother() {
        ApiToken first = make(ANA).token();
        for (int i = 1; i < 50; i++) {
            make(ANA);
        }
        desk.revoke(first, by(ANA));

        assertThat(make(ANA).token().isInForce(live.clock.instant())).isTrue();
        live.clock.advance(HOUR);
        assertThat(make(ANA).token().isInForce(live.clock.instant())).isTrue();
    }

    @Test
    void revokingAndMakingGoesOnUntilTheDayIsOver() {
        for (int i = 0; i < 100; i++) {
            desk.revoke(make(ANA).token(), by(ANA));
        }

        refused(ProblemType.TOO_MANY, () -> make(ANA));
        live.clock.advance(Duration.ofDays(1));
        assertThat(make(ANA).token().owner()).isEqualTo(ANA);
    }

    @Test
    void whatEndedIsForgottenAMonthLater() {
        ApiToken revoked =
                desk.make(ANA, "script", Role.VIEWER, TokenDesk.LONGEST, by(ANA)).token();
        desk.revoke(revoked, by(ANA));
        ApiToken expired = make(ANA).token();
        ApiToken lasting =
                desk.make(ANA, "script", Role.VIEWER, TokenDesk.LONGEST, by(ANA)).token();

        live.clock.advance(OldTokens.KEPT);
        old.forget();
        assertThat(tokens.find(revoked.id())).isPresent();

        live.clock.advance(HOUR.plusSeconds(1));
        old.forget();
        assertThat(tokens.all()).containsExactly(lasting);
        assertThat(tokens.find(expired.id())).isEmpty();
    }

    @Test
    void tokenMakesNoneAndRevokesNoneButItself() {
        ApiToken one = make(ANA).token();
        ApiToken other = make(ANA).token();
        Actor withOne = new Actor("ana", one.id(), null);

        refused(
                ProblemType.FORBIDDEN,
                () -> desk.make(ANA, "heir", Role.VIEWER, HOUR, withOne));
        refused(ProblemType.FORBIDDEN, () -> desk.revoke(other, withOne));
        assertThat(desk.revoke(one, withOne).revoked()).isTrue();
    }

    private TokenDesk.Made make(UserName owner) {
        return desk.make(owner, "script", Role.VIEWER, HOUR, by(owner));
    }

    private static Actor by(UserName owner) {
        return new Actor(owner.value(), null, null);
    }

    private static void refused(ProblemType type, ThrowingCallable action) {
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(action)
                .satisfies(e -> assertThat(e.type()).isEqualTo(type));
    }

    private final class Log implements IdentityPublisher {

        @Override
        public void publish(UserAccount user) {
            throw new AssertionError("no user");
        }

        @Override
        public void publish(ApiToken token) {
            tokens.accept(token);
        }

        @Override
        public void forget(ApiToken token) {
            tokens.remove(token.id());
        }
    }
}
