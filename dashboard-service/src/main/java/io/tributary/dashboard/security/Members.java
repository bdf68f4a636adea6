package io.tributary.dashboard.security;

import io.tributary.dashboard.identity.ConfiguredAdministrator;
import io.tributary.dashboard.identity.Users;
import io.tributary.dashboard.live.Loading;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.identity.UserName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Who may log in: the administrator of the configuration, and the users. Thread-safe. */
@Component
class Members implements UserDetailsService, ConfiguredAdministrator {

    private static final int MARK_ITERATIONS = 310_000;
    private static final int MARK_BITS = 128;

    private final Users users;
    private final Loading loading;
    private final String administrator;
    private final String administratorHash;
    private final String administratorMark;

    Members(
            AdministratorProperties properties,
            PasswordEncoder passwords,
            Users users,
            Loading loading) {
        this.users = users;
        this.loading = loading;
        this.administrator = properties.username();
        this.administratorHash = Objects.requireNonNull(passwords.encode(properties.password()));
        this.administratorMark = mark(properties);
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return find(username).orElseThrow(() -> new UsernameNotFoundException("no such user"));
    }

    /** Who has that name now. */
    Optional<Member> find(String username) {
        if (is(username)) {
            return Optional.of(
                    new Member(
                            administrator,
                            Role.ADMINISTRATOR,
                            administratorMark,
                            administratorHash,
                            true));
        }
        return UserName.isValid(username)
                ? users.find(UserName.of(username)).map(Members::member)
                : Optional.empty();
    }

    /**
     * Whether all is read of users and tokens; before that, whoever is found may have been disabled
     * since, and who is not found may yet be.
     */
    boolean isComplete() {
        return loading.isDone();
    }

    /** Whether it is known if there is such a member: of the administrator always. */
    boolean isKnown(String username) {
        return isComplete() || is(username);
    }

    @Override
    public boolean is(String username) {
        return administrator.equals(username);
    }

    private static Member member(UserAccount user) {
        return new Member(
                user.name().value(),
                user.role(),
                Long.toString(user.passwordRevision()),
                user.passwordHash(),
                !user.disabled());
    }

    /**
     * The same after each start, so that who is logged in stays so, and another with another
     * password. It stands in sessions on disk: a slow hash.
     */
    private static String mark(AdministratorProperties properties) {
        PBEKeySpec spec =
                new PBEKeySpec(
                        String.valueOf(properties.password()).toCharArray(),
                        ("tributary session " + properties.username())
                                .getBytes(StandardCharsets.UTF_8),
                        MARK_ITERATIONS,
                        MARK_BITS);
        try {
            return HexFormat.of()
                    .formatHex(
                            SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                                    .generateSecret(spec)
                                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }
}
