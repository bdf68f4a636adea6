package io.tributary.reconciliation.account;

import io.tributary.reconciliation.sent.DeviceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read so far from {@code sense} and {@code rejected}, by device. Grows with the devices,
 * and with gaps in their numbers, not with the messages. Not thread-safe.
 */
public final class Accounts {

    private final SortedMap<DeviceKey, SenseAccount> sense = new TreeMap<>();
    private final SortedMap<DeviceKey, RejectedAccount> rejected = new TreeMap<>();
    private final SortedMap<DeviceKey, SortedMap<Instant, Long>> readings = new TreeMap<>();
    private final @Nullable Duration interval;
    private long unreadable;
    private long records;

    /** Keeps readings by interval too, where one is given. */
    public Accounts(@Nullable Duration interval) {
        this.interval = interval;
    }

    /** The account of a device in {@code sense}. */
    public SenseAccount sense(DeviceKey device) {
        return sense.computeIfAbsent(device, key -> new SenseAccount());
    }

    /** The account of a device in {@code rejected}. */
    public RejectedAccount rejected(DeviceKey device) {
        return rejected.computeIfAbsent(device, key -> new RejectedAccount());
    }

    /** Readings of a window count in the interval in which it starts. */
    public void countReadings(DeviceKey device, Instant windowStart, long count) {
        if (interval != null) {
            readings.computeIfAbsent(device, key -> new TreeMap<>())
                    .merge(Intervals.startOf(windowStart, interval), count, Long::sum);
        }
    }

    /** A record was read. */
    public void countRecord() {
        records++;
    }

    /** A record could not be read: nobody can say what stands in it. */
    public void countUnreadable() {
        unreadable++;
    }

    /** Records read so far; stands still when nothing new comes. */
    public long records() {
        return records;
    }

    public long unreadable() {
        return unreadable;
    }

    public SortedMap<DeviceKey, SenseAccount> sense() {
        return sense;
    }

    public SortedMap<DeviceKey, RejectedAccount> rejected() {
        return rejected;
    }

    /** Readings in {@code sense} by start of the interval; empty where no interval is wanted. */
    public SortedMap<Instant, Long> readings(DeviceKey device) {
        return readings.getOrDefault(device, new TreeMap<>());
    }
}
