package io.tributary.dashboard.page;

import io.tributary.dashboard.device.DeviceFinder;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.ShownPresence;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which devices are looked for, and in which order.
 *
 * @param text part of a name or of what a device tells of itself; all where empty
 * @param presence code of a presence; all where empty
 * @param location all where empty
 * @param sort {@code device}, {@code location}, {@code presence} or {@code seen}; a minus before it
 *     turns it round
 * @param page the first is 1
 */
record DeviceQuery(String text, String presence, String location, String sort, int page) {

    static final int ROWS = 50;

    /** The devices, and how many there are on all pages. */
    Found of(List<DeviceView> all) {
        List<DeviceView> found = all.stream().filter(filter()).sorted(order()).toList();
        int pages = Math.max(1, (found.size() + ROWS - 1) / ROWS);
        int shown = Math.clamp(page, 1, pages);
        int from = (shown - 1) * ROWS;
        return new Found(
                found.subList(from, Math.min(found.size(), from + ROWS)),
                found.size(),
                from + 1,
                shown,
                pages);
    }

    /** The same in the order of another column, or in that turned round. */
    public String sortBy(String column) {
        return sort.equals(column) ? "-" + column : column;
    }

    /** How the column is sorted, for screen readers. */
    public String direction(String column) {
        return sort.equals(column)
                ? "ascending"
                : sort.equals("-" + column) ? "descending" : "none";
    }

    private Predicate<DeviceView> filter() {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return device ->
                (presence.isEmpty() || device.presence().code().equals(presence))
                        && (location.isEmpty() || device.location().value().equals(location))
                        && (wanted.isEmpty() || matches(device, wanted));
    }

    private static boolean matches(DeviceView device, String wanted) {
        return contains(device.device().value(), wanted)
                || contains(device.location().value(), wanted)
                || device.elements().stream()
                        .anyMatch(element -> contains(element.element().value(), wanted))
                || (device.info() != null
                        && device.info().values().stream()
                                .anyMatch(fact -> contains(String.valueOf(fact), wanted)));
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private Comparator<DeviceView> order() {
        boolean turned = sort.startsWith("-");
        Comparator<DeviceView> byName =
                Comparator.comparing((DeviceView device) -> device.device().value())
                        .thenComparing(device -> device.location().value());
        Comparator<DeviceView> first =
                switch (turned ? sort.substring(1) : sort) {
                    case "location" -> Comparator.comparing(device -> device.location().value());
                    case "presence" -> Comparator.comparingInt(DeviceQuery::trouble);
                    case "seen" -> DeviceFinder.LAST_SEEN;
                    default -> byName;
                };
        return (turned ? first.reversed() : first).thenComparing(byName);
    }

    /** What needs a look comes first. */
    private static int trouble(DeviceView device) {
        return switch (device.presence()) {
            case SITE_UNREACHABLE -> 0;
            case OFFLINE -> 1;
            case STALE -> 2;
            case NEVER_SEEN -> 3;
            case UNKNOWN -> 4;
            case DISCOVERED -> 5;
            case ONLINE -> 6;
        };
    }

    /** Presences to choose from. */
    static ShownPresence[] presences() {
        return ShownPresence.values();
    }

    /**
     * A page of devices.
     *
     * @param items these
     * @param total how many there are on all pages
     * @param first number of the first one
     * @param page which page it is
     * @param pages how many pages there are
     */
    record Found(List<DeviceView> items, int total, int first, int page, int pages) {

        /** Number of the last one. */
        public int last() {
            return first + items.size() - 1;
        }
    }
}
