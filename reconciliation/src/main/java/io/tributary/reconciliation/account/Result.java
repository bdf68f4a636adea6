package io.tributary.reconciliation.account;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What came of a comparison.
 *
 * @param balances of each device
 * @param intervals of each device and interval that was asked for
 * @param others devices that stand in Kafka, but not in the file of what was sent
 * @param unreadable records that could not be read
 * @param readAt when it was read
 */
public record Result(
        List<Balance> balances,
        List<IntervalBalance> intervals,
        int others,
        long unreadable,
        Instant readAt) {

    public Result {
        balances = List.copyOf(balances);
        intervals = List.copyOf(intervals);
    }

    /** Everything is accounted for, and there was something to account for. */
    public boolean isEven() {
        return !balances.isEmpty()
                && unreadable == 0
                && balances.stream().allMatch(Balance::isEven)
                && intervals.stream().allMatch(IntervalBalance::isEven);
    }

    /** Whether nothing has changed since an earlier comparison. */
    public boolean saysTheSameAs(@Nullable Result earlier) {
        return earlier != null
                && balances.equals(earlier.balances)
                && intervals.equals(earlier.intervals)
                && unreadable == earlier.unreadable;
    }

    /** Something is not there that may still be on its way. */
    public boolean isBehind() {
        return balances.isEmpty() || balances.stream().anyMatch(Balance::isBehind);
    }

    /** A number summed over all devices. */
    public long total(ToLongFunction<Balance> number) {
        return balances.stream().mapToLong(number).sum();
    }
}
