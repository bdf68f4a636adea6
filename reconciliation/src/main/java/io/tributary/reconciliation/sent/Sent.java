package io.tributary.reconciliation.sent;

import io.tributary.reconciliation.numbers.NumberRanges;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one device sent, and what the broker said to it. Only what it acknowledged is promised; what
 * it refused, or took while nobody was subscribed, counts apart.
 *
 * @param key the device
 * @param acknowledged how many messages the broker acknowledged
 * @param sent how many were sent
 * @param unheard taken while nobody was subscribed
 * @param refused refused by the broker
 * @param numbers the acknowledged ones; absent where only counts are known
 * @param readings in each message; 0 where that is not known
 * @param minutes first and last number of each minute of event time; empty where not known
 */
public record Sent(
        DeviceKey key,
        long acknowledged,
        long sent,
        long unheard,
        long refused,
        @Nullable NumberRanges numbers,
        int readings,
        SortedMap<Instant, Span> minutes) {

    /**
     * First and last number.
     *
     * @param first inclusive
     * @param last inclusive
     */
    public record Span(long first, long last) {}

    /** A device of which only a count is known. */
    static Sent counted(DeviceKey key, long acknowledged) {
        return new Sent(key, acknowledged, acknowledged, 0, 0, null, 0, new TreeMap<>());
    }

    /** Sent, but neither acknowledged nor refused: it may stand anywhere or nowhere. */
    public long unanswered() {
        return sent - acknowledged - unheard - refused;
    }
}
