package io.tributary.dashboard.device;

import io.tributary.dashboard.paging.TextCursor;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.Choices;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a list of devices is sorted by; those that are equal in that by device and location.
 *
 * @param by the property
 * @param descending whether the greatest comes first
 */
public record DeviceSort(By by, boolean descending) {

    /** Where the caller does not say. */
    public static final DeviceSort DEFAULT = new DeviceSort(By.DEVICE, false);

    private static final int PARTS = 4;
    private static final String DESCENDING = "-";
    private static final Choices<By> CHOICES = Choices.of("sort", By.class, by -> by.code);

    /** A property to sort by. */
    public enum By {
        DEVICE("device"),
        LOCATION("location"),
        /** In the order of {@link ShownPresence}. */
        PRESENCE("presence"),
        /** Those never seen are the least. */
        LAST_SEEN("lastSeenAt");

        private final String code;

        By(String code) {
            this.code = code;
        }

        /** Its word in {@link DeviceSort#parse}. */
        public String code() {
            return code;
        }
    }

    /**
     * Reads a property, with a minus in front for descending; null is the default.
     *
     * @throws ApiProblemException when it is none
     */
    public static DeviceSort parse(@Nullable String text) {
        if (text == null) {
            return DEFAULT;
        }
        boolean descending = text.startsWith(DESCENDING);
        return new DeviceSort(CHOICES.parse(descending ? text.substring(1) : text), descending);
    }

    /**
     * Reads a place in a list that is sorted like this.
     *
     * @throws ApiProblemException when it is none, or of a list that is sorted otherwise
     */
    @Nullable TextCursor cursor(@Nullable String text) {
        TextCursor place = TextCursor.parse(text, PARTS);
        if (place != null && !place.parts().getFirst().equals(toString())) {
            throw ApiProblemException.parameter(
                    "cursor", "belongs to a list that is sorted otherwise; start again without it");
        }
        return place;
    }

    Comparator<TextCursor> order() {
        return descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    /** Where the device stands. */
    TextCursor place(DeviceFacts facts, ShownPresence presence, Instant now) {
        String device = facts.key().device().value();
        String location = facts.key().location().value();
        return switch (by) {
            case DEVICE -> TextCursor.of(toString(), device, location, "");
            case LOCATION -> TextCursor.of(toString(), location, device, "");
            case PRESENCE -> TextCursor.of(toString(), rank(presence), device, location);
            case LAST_SEEN ->
                    TextCursor.of(toString(), sortable(facts.lastSeenAt(now)), device, location);
        };
    }

    private static String rank(ShownPresence presence) {
        return String.valueOf(Arrays.asList(ShownPresence.values()).indexOf(presence));
    }

    /** Of the same number of digits for every time that can be. */
    private static String sortable(@Nullable Instant at) {
        return at == null ? "" : "%020d".formatted(at.toEpochMilli());
    }

    /** The form that is read by {@link #parse}. */
    @Override
    public String toString() {
        return (descending ? DESCENDING : "") + by.code;
    }
}
