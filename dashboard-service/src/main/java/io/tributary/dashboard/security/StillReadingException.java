package io.tributary.dashboard.security;

import org.springframework.security.core.AuthenticationException;

/**
 * Just started: users and tokens are still being read, and who was let in by what was read first
 * may have been disabled or revoked since.
 */
final class StillReadingException extends AuthenticationException {

    /** When to ask again. */
    static final String RETRY_SECONDS = "2";

    StillReadingException() {
        super("Users and tokens are still being read from Kafka.");
    }
}
