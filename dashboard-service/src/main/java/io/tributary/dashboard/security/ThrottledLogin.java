package io.tributary.dashboard.security;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.topology.audit.AuditAction;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks a name and a password unless there were too many failures lately. The deliberately slow
 * checks take turns, so that guessing cannot take the machine; whoever's turn does not come soon is
 * asked to try again. A password that passed before waits for nobody.
 */
final class ThrottledLogin implements AuthenticationProvider {

    /** Longer ones were never set; hashing them would be work for nothing. */
    private static final int LONGEST_PASSWORD = 1_024;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AuthenticationProvider check;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final Predicate<Authentication> quick;
    private final Duration patience;
    private final LoginTurns turns = new LoginTurns();

    /**
     * @param quick whether the check of a login is quick, since it passed before
     */
    ThrottledLogin(
            AuthenticationProvider check,
            Predicate<Authentication> quick,
            LoginThrottle throttle,
            Audit audit) {
        this(check, quick, throttle, audit, PATIENCE);
    }

    ThrottledLogin(
            AuthenticationProvider check,
            Predicate<Authentication> quick,
            LoginThrottle throttle,
            Audit audit,
            Duration patience) {
        this.check = check;
        this.quick = quick;
        this.patience = patience;
        this.throttle = throttle;
        this.audit = audit;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication login)
            throws AuthenticationException {
        refuseIfThrottled(login);
        if (quick.test(login)) {
            return counted(login);
        }
        String place = LoginThrottle.place(address(login));
        if (!turns.await(place, patience)) {
            throw LoginThrottledException.busy();
        }
        try {
            // of many that came at once, those before this one may have failed meanwhile
            refuseIfThrottled(login);
            return counted(login);
        } finally {
            turns.end(place);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return check.supports(authentication);
    }

    private @Nullable Authentication counted(Authentication login) {
        String address = address(login);
        try {
            Authentication done = checked(login);
            throttle.succeeded(address, login.getName());
            return done;
        } catch (BadCredentialsException | DisabledException e) {
            throttle.failed(address, login.getName());
            tellIfThrottled(address, login.getName());
            throw e;
        }
    }

    private @Nullable Authentication checked(Authentication login) {
        if (String.valueOf(login.getCredentials()).length() > LONGEST_PASSWORD) {
            throw new BadCredentialsException("no password is that long");
        }
        return check.authenticate(login);
    }

    private void refuseIfThrottled(Authentication login) {
        long wait = throttle.secondsToWait(address(login), login.getName());
        if (wait > 0) {
            throw LoginThrottledException.afterFailures(wait);
        }
    }

    /** Told when the wait begins, and not of each attempt within it: these may be very many. */
    private void tellIfThrottled(String address, String name) {
        long wait = throttle.secondsToWait(address, name);
        if (wait > 0) {
            audit.tell(
                    new Actor(name, null, address),
                    AuditAction.LOGIN_THROTTLED,
                    null,
                    "for %d s".formatted(wait));
        }
    }

    private static String address(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails details
                ? Objects.requireNonNullElse(details.getRemoteAddress(), "")
                : "";
    }
}
