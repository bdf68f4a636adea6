package io.tributary.dashboard.page;

import io.tributary.dashboard.device.DeviceSort;
import io.tributary.dashboard.device.DeviceSort.By;
import java.util.Arrays;
import java.util.List;

/**
 * The head of a column of devices.
 *
 * @param name of the column
 * @param direction how it is sorted, for screen readers
 * @param address of the list in the order of this column; where it is, in that turned round
 */
record SortedColumn(String name, String direction, ListAddress address) {

    static List<SortedColumn> of(DeviceSort sort, ListAddress list) {
        return Arrays.stream(By.values()).map(by -> of(by, sort, list)).toList();
    }

    private static SortedColumn of(By by, DeviceSort sort, ListAddress list) {
        boolean own = sort.by() == by;
        DeviceSort next = own ? new DeviceSort(by, !sort.descending()) : first(by);
        String direction = !own ? "none" : sort.descending() ? "descending" : "ascending";
        return new SortedColumn(by.code(), direction, list.with("sort", next));
    }

    /** Of presences those first that need a look. */
    private static DeviceSort first(By by) {
        return new DeviceSort(by, by == By.PRESENCE);
    }
}
