package io.tributary.gateway.presence;

import io.tributary.gateway.clock.SteadyClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Tells the silence of devices from our own: nothing is heard of any device while there is no
 * connection to the broker, or while acquisition, which listens for us, is away. Guarded by its
 * {@link PresenceBook}.
 */
final class Listening {

    /**
     * Where nothing at all comes, it may be acquisition that is away: for so long nobody's silence
     * counts. As long as a site may be without heartbeats before it counts as unreachable.
     */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MAX_ACQUIRERS = 64;

    private final SteadyClock clock;
    private final BooleanSupplier connected;
    private final Map<String, String> epochs =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > MAX_ACQUIRERS;
                }
            };
    private Duration since;
    private Duration heard;

    Listening(SteadyClock clock, BooleanSupplier connected) {
        this.clock = clock;
        this.connected = connected;
        this.since = clock.elapsed();
        this.heard = since;
    }

    /** Begins anew: all silence before this was ours. */
    void begin() {
        since = clock.elapsed();
        heard = since;
    }

    /**
     * A batch came.
     *
     * @param epoch another one for each start of the acquirer
     */
    void heard(String acquirer, String epoch) {
        heard = clock.elapsed();
        if (!epoch.equals(epochs.put(acquirer, epoch))) {
            begin();
        }
    }

    /** Looks whether there is still a connection. Call it before the others, regularly. */
    void check() {
        if (!connected.getAsBoolean()) {
            begin();
        }
    }

    /** Since when silence is the devices'. */
    Duration since() {
        return since;
    }

    /** Until when silence is surely the devices'. */
    Duration until() {
        Duration now = clock.elapsed();
        return now.minus(heard).compareTo(PATIENCE) > 0 ? now : heard;
    }
}
