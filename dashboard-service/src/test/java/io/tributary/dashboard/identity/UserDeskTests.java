package io.tributary.dashboard.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.support.Trail;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.identity.UserName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.password.PasswordEncoder;

class UserDeskTests {

    private static final UserName ANA = UserName.of("ana");
    private static final String PASSWORD = "correct horse battery";
    private static final Actor ADMIN = new Actor("admin", null, "127.0.0.1");

    private final Live live = new Live();
    private final Trail trail = new Trail();
    private final Users users = new Users();
    private final Log log = new Log();
    private final UserDesk desk =
            new UserDesk(
                    users,
                    "admin"::equals,
                    new Passwords(new Plain()),
                    log,
                    new Audit(trail, live.clock, live.meters),
                    live.loading,
                    live.clock);

    @Test
    void newUserIsThereAndInTheTrail() {
        UserAccount ana = desk.create(ANA, Role.OPERATOR, PASSWORD, ADMIN);

        assertThat(users.find(ANA)).contains(ana);
        assertThat(ana.passwordHash()).isEqualTo("hash of " + PASSWORD);
        assertThat(trail.of("admin")).containsExactly(AuditAction.USER_CREATED);
        assertThat(trail.events.getFirst().target()).isEqualTo("ana");
        assertThat(trail.events.toString()).doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "admin"})
    void nameThatIsTakenIsRefused(String name) {
        desk.create(ANA, Role.VIEWER, PASSWORD, ADMIN);

        refused(
                ProblemType.USER_EXISTS,
                () -> desk.create(UserName.of(name), Role.VIEWER, PASSWORD, ADMIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "eleven char", "aaaaaaaaaaaaaaaa", "my name is Ana, yes"})
    void passwordThatIsEasilyGuessedIsRefused(String password) {
        refused(ProblemType.INVALID_BODY, () -> desk.create(ANA, Role.VIEWER, password, ADMIN));
        assertThat(users.find(ANA)).isEmpty();
    }

    @Test
    void withoutTheTrailNothingIsChanged() {
        trail.away = true;

        assertThatExceptionOfType(DependencyAwayException.class)
                .isThrownBy(() -> desk.create(ANA, Role.VIEWER, PASSWORD, ADMIN));
        assertThat(log.records).isEmpty();
    }

    @Test
    void changeThatSaysNothingNewIsNone() {
        desk.create(ANA, Role.VIEWER, PASSWORD, ADMIN);
        desk.change(ANA, 1, Role.VIEWER, false, ADMIN);

        assertThat(log.records).hasSize(1);
        assertThat(trail.events).hasSize(1);
    }

    @Test
    void whoLookedAtAnEarlierRevisionChangesNothing() {
        desk.create(ANA, Role.OPERATOR, PASSWORD, ADMIN);
        desk.change(ANA, 1, Role.OPERATOR, true, ADMIN);

        refused(
                ProblemType.CHANGED_MEANWHILE,
                () -> desk.change(ANA, 1, Role.VIEWER, false, ADMIN));

        assertThat(users.find(ANA).orElseThrow().disabled()).isTrue();
        assertThat(trail.events).hasSize(2);
    }

    @Test
    void ofTwoChangesInTheSameMomentTheFirstCountsAndOutlivesCompaction() {
        UserAccount ana = desk.create(ANA, Role.VIEWER, PASSWORD, ADMIN);
        UserAccount first = ana.changed(Role.VIEWER, true, "eva", live.clock.instant());
        log.before = first;

        refused(
                ProblemType.CHANGED_MEANWHILE,
                () -> desk.change(ANA, 1, Role.ADMINISTRATOR, false, ADMIN));

        assertThat(users.find(ANA)).contains(first);
        assertThat(log.records.getLast()).isEqualTo(first);
    }

    @Test
    void changeThatLostIsToldEvenWhereAThirdCameAfterIt() {
        UserAccount ana = desk.create(ANA, Role.VIEWER, PASSWORD, ADMIN);
        UserAccount first = ana.changed(Role.VIEWER, true, "eva", live.clock.instant());
        UserAccount third = first.changed(Role.OPERATOR, true, "eva", live.clock.instant());
        log.before = first;
        log.after = third;

        refused(ProblemType.CHANGED_MEANWHILE, () -> desk.setPassword(ANA, PASSWORD + "!", ADMIN));

        assertThat(users.find(ANA)).contains(third);
        assertThat(log.records.getLast()).isEqualTo(third);
    }

    @Test
    void changeThatWonIsDoneEvenWhereAnotherCameAfterIt() {
        UserAccount ana = desk.create(ANA, Role.VIEWER, PASSWORD, ADMIN);
        UserAccount mine = ana.changed(Role.OPERATOR, false, "admin", live.clock.instant());
        log.after = mine.changed(Role.OPERATOR, true, "eva", live.clock.instant());

        assertThat(desk.change(ANA, 1, Role.OPERATOR, false, ADMIN)).isEqualTo(mine);
    }

    @Test
    void unknownUserCannotBeChanged() {
        refused(ProblemType.UNKNOWN_USER, () -> desk.change(ANA, 1, Role.VIEWER, true, ADMIN));
        refused(ProblemType.UNKNOWN_USER, () -> desk.setPassword(ANA, PASSWORD, ADMIN));
    }

    private static void refused(ProblemType type, Runnable action) {
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(action::run)
                .satisfies(e -> assertThat(e.type()).isEqualTo(type));
    }

    /** Kafka, to which another dashboard may write first. */
    private final class Log implements IdentityPublisher {

        private final List<UserAccount> records = new ArrayList<>();
        private @Nullable UserAccount before;
        private @Nullable UserAccount after;

        @Override
        public void publish(UserAccount user) {
            UserAccount first = before;
            before = null;
            if (first != null) {
                publish(first);
            }
            records.add(user);
            users.accept(user);
            UserAccount next = after;
            after = null;
            if (next != null) {
                publish(next);
            }
        }

        @Override
        public void publish(ApiToken token) {
            throw new AssertionError("no token");
        }

        @Override
        public void forget(ApiToken token) {
            throw new AssertionError("no token");
        }
    }

    private static final class Plain implements PasswordEncoder {

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return encode(password).equals(hash);
        }
    }
}
