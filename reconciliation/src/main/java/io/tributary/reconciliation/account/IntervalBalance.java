package io.tributary.reconciliation.account;

import io.tributary.reconciliation.numbers.NumberRanges;
import io.tributary.reconciliation.sent.DeviceKey;
import io.tributary.reconciliation.sent.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one interval of one device balances. Messages are told by the numbers that were given out in
 * it, where the file of what was sent tells them; readings by the start of their window.
 *
 * @param key the device
 * @param start of the interval
 * @param acknowledged messages that the broker acknowledged
 * @param missing of them, those that stand nowhere
 * @param doubled numbers that stand twice
 * @param readings readings in {@code sense}
 * @param indexed readings in Elasticsearch
 */
public record IntervalBalance(
        DeviceKey key,
        Instant start,
        long acknowledged,
        NumberRanges missing,
        NumberRanges doubled,
        long readings,
        long indexed) {

    public boolean isEven() {
        return missing.isEmpty() && doubled.isEmpty() && readings == indexed;
    }

    /**
     * The intervals of a device.
     *
     * @param interval whole minutes
     * @param readings readings in {@code sense} by interval
     * @param indexed readings in Elasticsearch by interval; absent where it is not asked
     */
    public static List<IntervalBalance> of(
            Balance balance,
            Duration interval,
            SortedMap<Instant, Long> readings,
            @Nullable SortedMap<Instant, Long> indexed) {
        SortedMap<Instant, Sent.Span> spans = spans(balance.sent(), interval);
        SortedSet<Instant> starts = new TreeSet<>(spans.keySet());
        starts.addAll(readings.keySet());
        if (indexed != null) {
            starts.addAll(indexed.keySet());
        }
        List<IntervalBalance> all = new ArrayList<>();
        for (Instant start : starts) {
            long inSense = readings.getOrDefault(start, 0L);
            all.add(
                    new IntervalBalance(
                            balance.key(),
                            start,
                            within(acknowledged(balance), spans.get(start)).count(),
                            within(balance.missingNumbers(), spans.get(start)),
                            within(balance.doubledNumbers(), spans.get(start)),
                            inSense,
                            indexed == null ? inSense : indexed.getOrDefault(start, 0L)));
        }
        return all;
    }

    private static NumberRanges acknowledged(Balance balance) {
        Sent sent = balance.sent();
        NumberRanges numbers = sent == null ? null : sent.numbers();
        return numbers == null ? new NumberRanges() : numbers;
    }

    private static SortedMap<Instant, Sent.Span> spans(@Nullable Sent sent, Duration interval) {
        SortedMap<Instant, Sent.Span> spans = new TreeMap<>();
        if (sent != null) {
            sent.minutes()
                    .forEach(
                            (minute, span) ->
                                    spans.merge(
                                            Intervals.startOf(minute, interval),
                                            span,
                                            (a, b) -> new Sent.Span(a.first(), b.last())));
        }
        return spans;
    }

    private static NumberRanges within(NumberRanges numbers, Sent.@Nullable Span span) {
        return span == null ? new NumberRanges() : numbers.within(span.first(), span.last());
    }
}
