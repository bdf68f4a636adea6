package io.tributary.dashboard.paging;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a sorted list, and how many there are in all.
 *
 * @param <T> the items
 * @param items the items
 * @param count how many the whole list has now
 * @param next cursor of the next page, absent on the last
 */
public record CountedPage<T>(List<T> items, int count, @Nullable String next) {

    public CountedPage {
        items = List.copyOf(items);
    }

    /**
     * The page after the given place of a list that is in memory as a whole.
     *
     * @param place where an item stands; no two stand at the same place
     * @param after where to go on; null for the start
     */
    public static <T> CountedPage<T> of(
            Collection<T> all,
            Function<T, TextCursor> place,
            Comparator<TextCursor> order,
            @Nullable TextCursor after,
            int limit) {
        Stream<Placed<T>> rest = all.stream().map(item -> Placed.of(item, place));
        if (after != null) {
            rest = rest.filter(each -> order.compare(each.place(), after) > 0);
        }
        List<Placed<T>> found = Placed.sorted(rest, order).limit(limit + 1L).toList();
        List<Placed<T>> shown = found.subList(0, Math.min(limit, found.size()));
        return new CountedPage<>(
                shown.stream().map(Placed::item).toList(),
                all.size(),
                found.size() > limit ? shown.getLast().place().format() : null);
    }

    /** The same page of other items. */
    public <R> CountedPage<R> map(Function<T, R> change) {
        return new CountedPage<>(items.stream().map(change).toList(), count, next);
    }
}
