package io.tributary.simulator.replay;

import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.InvalidNameException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the columns of a file are. Wide: a column per element. Long: a column {@code element} and a
 * column {@code value}. Both have a column of times, and may have {@code location} and {@code
 * device}.
 *
 * @param names the header
 * @param time index of the column of times
 * @param location index of the column of locations, where there is one
 * @param device index of the column of devices, where there is one
 * @param layout wide or long
 */
record Columns(
        List<String> names, int time, OptionalInt location, OptionalInt device, Layout layout) {

    /** Where the values are. */
    sealed interface Layout {}

    /**
     * A column per element.
     *
     * @param elements by index of the column
     */
    record WideForm(Map<Integer, ElementName> elements) implements Layout {}

    /**
     * A row per value.
     *
     * @param element index of the column of elements
     * @param value index of the column of values
     */
    record LongForm(int element, int value) implements Layout {}

    private static final Set<String> TIME_NAMES =
            Set.of("time", "timestamp", "date", "datetime", "date_time");
    private static final Set<String> DEVICE_NAMES = Set.of("device", "deviceid", "device_id");

    /**
     * Reads the header.
     *
     * @throws ReplayException when it cannot be understood
     */
    static Columns of(String file, List<String> header) {
        List<String> names = header.stream().map(String::strip).toList();
        String where = file + ":1: ";
        checkUnique(where, names);
        int time =
                find(names, TIME_NAMES)
                        .orElseThrow(
                                () ->
                                        new ReplayException(
                                                where
                                                        + "no column of times; the header must name"
                                                        + " one of time, timestamp, date, datetime,"
                                                        + " but is "
                                                        + names));
        OptionalInt location = find(names, Set.of("location"));
        OptionalInt device = find(names, DEVICE_NAMES);
        return new Columns(
                names, time, location, device, layout(where, names, time, location, device));
    }

    private static Layout layout(
            String where, List<String> names, int time, OptionalInt location, OptionalInt device) {
        OptionalInt element = find(names, Set.of("element"));
        OptionalInt value = find(names, Set.of("value"));
        if (element.isPresent() && value.isPresent()) {
            return new LongForm(element.getAsInt(), value.getAsInt());
        }
        Map<Integer, ElementName> elements = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (i != time && !isAt(location, i) && !isAt(device, i)) {
                elements.put(i, elementName(where, names.get(i)));
            }
        }
        if (elements.isEmpty()) {
            throw new ReplayException(where + "no column of values besides " + names);
        }
        return new WideForm(elements);
    }

    private static ElementName elementName(String where, String name) {
        try {
            return ElementName.of(name);
        } catch (InvalidNameException e) {
            throw new ReplayException(where + "column: " + e.getMessage());
        }
    }

    private static void checkUnique(String where, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new ReplayException(where + "two columns are named \"" + name + '"');
            }
        }
    }

    private static boolean isAt(OptionalInt column, int index) {
        return column.isPresent() && column.getAsInt() == index;
    }

    private static OptionalInt find(List<String> names, Set<String> wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(names.get(i).toLowerCase(Locale.ROOT))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
