package io.tributary.dashboard.security;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.topology.audit.AuditAction;
import java.util.Objects;
import java.util.concurrent.Semaphore;
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
 * checks of wrong passwords are done two at a time, so that guessing cannot take the machine.
 */
final class ThrottledLogin implements AuthenticationProvider {

    /** Longer ones were never set; hashing them would be work for nothing. */
    private static final int LONGEST_PASSWORD = 1_024;

    private static final int AT_A_TIME = 2;

    private final AuthenticationProvider check;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final Predicate<Authentication> quick;
    private final Semaphore checks = new Semaphore(AT_A_TIME, true);

    /**
     * @param quick whether the check of a login is quick, since it passed before
     */
    ThrottledLogin(
            AuthenticationProvider check,
            Predicate<Authentication> quick,
            LoginThrottle throttle,
            Audit audit) {
        this.check = check;
        this.quick = quick;
        this.throttle = throttle;
        this.audit = audit;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication login)
            throws AuthenticationException {
        String address = address(login);
        refuseIfThrottled(login);
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

    @Override
    public boolean supports(Class<?> authentication) {
        return check.supports(authentication);
    }

    private @Nullable Authentication checked(Authentication login) {
        if (String.valueOf(login.getCredentials()).length() > LONGEST_PASSWORD) {
            throw new BadCredentialsException("no password is that long");
        }
        if (quick.test(login)) {
            return check.authenticate(login);
        }
        checks.acquireUninterruptibly();
        try {
            // of many that came at once, those before this one may have failed meanwhile
            refuseIfThrottled(login);
            return check.authenticate(login);
        } finally {
            checks.release();
        }
    }

    private void refuseIfThrottled(Authentication login) {
        long wait = throttle.secondsToWait(address(login), login.getName());
        if (wait > 0) {
            throw new LoginThrottledException(wait);
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
