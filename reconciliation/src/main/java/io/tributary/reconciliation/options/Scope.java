package io.tributary.reconciliation.options;

import io.tributary.reconciliation.sent.DeviceKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is compared. Readings count by the start of their window, rejections by their arrival.
 *
 * @param site the site
 * @param location this one alone
 * @param device this one alone
 * @param from inclusive
 * @param to exclusive
 */
public record Scope(
        String site,
        @Nullable String location,
        @Nullable String device,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Whether something of that time counts. */
    public boolean includes(Instant time) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }

    /** Whether the device counts. */
    public boolean includes(DeviceKey key) {
        return (location == null || location.equals(key.location()))
                && (device == null || device.equals(key.device()));
    }
}
