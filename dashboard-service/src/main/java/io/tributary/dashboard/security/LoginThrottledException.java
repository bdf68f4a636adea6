package io.tributary.dashboard.security;

import org.springframework.security.core.AuthenticationException;

/** There were too many failures from this address; the password was not even looked at. */
final class LoginThrottledException extends AuthenticationException {

    private final long seconds;

    LoginThrottledException(long seconds) {
        super("Too many failed attempts from this address: wait %d s.".formatted(seconds));
        this.seconds = seconds;
    }

    /** Seconds until the next attempt is looked at. */
    long seconds() {
        return seconds;
    }
}
