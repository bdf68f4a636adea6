package io.tributary.dashboard.security;

import org.springframework.security.core.AuthenticationException;

/** The password was not even looked at. */
final class LoginThrottledException extends AuthenticationException {

    private static final long BUSY_SECONDS = 2;

    private final long seconds;

    private LoginThrottledException(String message, long seconds) {
        super(message);
        this.seconds = seconds;
    }

    /** There were too many failures from this address. */
    static LoginThrottledException afterFailures(long seconds) {
        return new LoginThrottledException(
                "Too many failed attempts from this address: wait %d s.".formatted(seconds),
                seconds);
    }

    /** Too many others are before this one. */
    static LoginThrottledException busy() {
        return new LoginThrottledException(
                "Too many passwords are being checked: try again in %d s.".formatted(BUSY_SECONDS),
                BUSY_SECONDS);
    }

    /** Seconds until the next attempt is looked at. */
    long seconds() {
        return seconds;
    }
}
