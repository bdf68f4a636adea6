package io.tributary.dashboard.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list, newest first.
 *
 * @param <T> the items
 * @param items the items
 * @param next cursor of the next page, absent on the last
 * @param note what is missing and why, where something is
 */
public record Page<T>(List<T> items, @Nullable String next, @Nullable String note) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page out of one item more than fit: if that item is there, there is a next page.
     *
     * @param found at most {@code limit + 1} items
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> place) {
        return of(found, limit, place, null);
    }

    /** The same with a note. */
    public static <T> Page<T> of(
            List<T> found, int limit, Function<T, Cursor> place, @Nullable String note) {
        if (found.size() <= limit) {
            return new Page<>(found, null, note);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, place.apply(items.getLast()).format(), note);
    }

    /** The same page of other items. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next, note);
    }
}
