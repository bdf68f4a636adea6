package io.tributary.streaming.indexing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a feed flows or is held up, since when and why. Tells the log when that changes, and once
 * a minute while it lasts. Thread-safe.
 */
public final class FeedState {

    private static final Logger LOG = LoggerFactory.getLogger(FeedState.class);
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final String feed;
    private final Clock clock;
    private final AtomicReference<@Nullable Hold> hold = new AtomicReference<>();

    FeedState(String feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * What holds the feed up.
     *
     * @param since since when
     * @param reason why, for people
     * @param remindAt when the log is to be told next
     */
    public record Hold(Instant since, String reason, Instant remindAt) {}

    /** What holds the feed up, or nothing. */
    public @Nullable Hold hold() {
        return hold.get();
    }

    void heldUp(String reason) {
        Instant now = clock.instant();
        Hold before = hold.get();
        boolean tell = before == null || !now.isBefore(before.remindAt());
        Instant since = before == null ? now : before.since();
        Instant remindAt = before == null || tell ? now.plus(REMINDER) : before.remindAt();
        hold.set(new Hold(since, reason, remindAt));
        if (tell) {
            LOG.warn(
                    "Indexing waits and will go on by itself; nothing is lost. feed={} since={}"
                            + " reason={}",
                    feed,
                    since,
                    reason);
        }
    }

    void flows() {
        Hold before = hold.getAndSet(null);
        if (before != null) {
            LOG.info(
                    "Indexing goes on. feed={} waited={}",
                    feed,
                    Duration.between(before.since(), clock.instant()));
        }
    }
}
