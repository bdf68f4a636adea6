package io.tributary.dashboard.identity;

import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.live.Loading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets tokens a month after they were revoked or came to their end, so that those that are held
 * are no more than are of use. Who made and revoked them stands in the audit trail. Every dashboard
 * does it, and it makes no difference how many do.
 */
@Component
class OldTokens {

    /** No dashboard goes on for as long without hearing from Kafka that a token was revoked. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(OldTokens.class);

    private final Tokens tokens;
    private final IdentityPublisher publisher;
    private final Loading loading;
    private final Clock clock;

    OldTokens(Tokens tokens, IdentityPublisher publisher, Loading loading, Clock clock) {
        this.tokens = tokens;
        this.publisher = publisher;
        this.loading = loading;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        if (!loading.isDone()) {
            return;
        }
        Instant limit = clock.instant().minus(KEPT);
        try {
            tokens.all().stream()
                    .filter(token -> token.endsAt().isBefore(limit))
                    .forEach(publisher::forget);
        } catch (DependencyAwayException e) {
            LOG.debug("Old tokens are forgotten an hour later", e);
        }
    }
}
