package io.tributary.reconciliation.sent;

import java.util.Comparator;

/**
 * A device at a location; either may be {@value #UNKNOWN} where a rejection does not tell.
 *
 * @param location the location
 * @param device the device
 */
public record DeviceKey(String location, String device) implements Comparable<DeviceKey> {

    public static final String UNKNOWN = "-";

    private static final Comparator<DeviceKey> ORDER =
            Comparator.comparing(DeviceKey::location)
                    // load-2 before load-10
                    .thenComparingInt(key -> key.device().length())
                    .thenComparing(DeviceKey::device);

    @Override
    public int compareTo(DeviceKey other) {
        return ORDER.compare(this, other);
    }
}
