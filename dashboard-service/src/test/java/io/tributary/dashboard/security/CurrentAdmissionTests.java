package io.tributary.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.identity.Tokens;
import io.tributary.dashboard.identity.Users;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.identity.UserName;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class CurrentAdmissionTests {

    private static final UserAccount ANA =
            UserAccount.created(UserName.of("ana"), Role.VIEWER, "hash", "admin", TestClock.START);
    private static final ApiToken TOKEN =
            ApiToken.created(
                    UUID.randomUUID(),
                    "script",
                    ANA.name(),
                    Role.VIEWER,
                    "hash",
                    "ana",
                    TestClock.START,
                    TestClock.START.plus(Duration.ofHours(1)));

    private final TestClock clock = new TestClock();
    private final Users users = new Users();
    private final Tokens tokens = new Tokens();
    private final Members members =
            new Members(
                    new AdministratorProperties("admin", "open sesame"),
                    PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                    users,
                    new Live().loading);
    private final CurrentAdmission admission = new CurrentAdmission(members, tokens, clock);

    @BeforeEach
    void know() {
        users.accept(ANA);
        tokens.accept(TOKEN);
    }

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void tokenIsLetInUntilItIsRevoked() {
        BooleanSupplier admitted = asked(new TokenAuthentication(TOKEN, Role.VIEWER));
        assertThat(admitted.getAsBoolean()).isTrue();

        tokens.accept(TOKEN.revoked("ana", TestClock.START));

        assertThat(admitted.getAsBoolean()).isFalse();
    }

    @Test
    void tokenIsLetInUntilItsTimeIsOver() {
        BooleanSupplier admitted = asked(new TokenAuthentication(TOKEN, Role.VIEWER));

        clock.advance(Duration.ofHours(1));

        assertThat(admitted.getAsBoolean()).isFalse();
    }

    @Test
    void neitherTokenNorPasswordIsLetInOnceTheirUserIsDisabled() {
        BooleanSupplier token = asked(new TokenAuthentication(TOKEN, Role.VIEWER));
        BooleanSupplier password = asked(passwordOf("ana"));
        assertThat(password.getAsBoolean()).isTrue();

        users.accept(ANA.changed(Role.VIEWER, true, "admin", TestClock.START));

        assertThat(token.getAsBoolean()).isFalse();
        assertThat(password.getAsBoolean()).isFalse();
    }

    @Test
    void passwordIsLetInUntilThereIsAnother() {
        BooleanSupplier admitted = asked(passwordOf("ana"));

        users.accept(ANA.withPassword("another", "admin", TestClock.START));

        assertThat(admitted.getAsBoolean()).isFalse();
        assertThat(asked(passwordOf("ana")).getAsBoolean()).isTrue();
    }

    @Test
    void nobodyIsNotLetIn() {
        assertThat(admission.ofWhoAsks().getAsBoolean()).isFalse();
    }

    private BooleanSupplier asked(Authentication login) {
        SecurityContextHolder.getContext().setAuthentication(login);
        return admission.ofWhoAsks();
    }

    private Authentication passwordOf(String name) {
        Member member = members.find(name).orElseThrow();
        return UsernamePasswordAuthenticationToken.authenticated(
                member, null, member.getAuthorities());
    }
}
