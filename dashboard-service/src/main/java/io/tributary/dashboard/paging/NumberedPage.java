package io.tributary.dashboard.paging;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Some items of a sorted list that people leaf through.
 *
 * @param <T> the items
 * @param items the items
 * @param count how many the whole list has now
 * @param first number of the first item, counted from 1
 * @param page number of the page, counted from 1
 * @param pages how many pages there are, at least one
 */
public record NumberedPage<T>(List<T> items, int count, int first, int page, int pages) {

    public NumberedPage {
        items = List.copyOf(items);
    }

    /**
     * The page of that number, or the nearest there is, of a list that is in memory as a whole.
     *
     * @param limit most items of a page
     */
    public static <T> NumberedPage<T> of(
            Collection<T> all,
            Function<T, TextCursor> place,
            Comparator<TextCursor> order,
            int page,
            int limit) {
        int pages = Math.max(1, Math.ceilDiv(all.size(), limit));
        int shown = Math.clamp(page, 1, pages);
        int from = (shown - 1) * limit;
        List<T> items =
                Placed.sorted(all.stream().map(item -> Placed.of(item, place)), order)
                        .skip(from)
                        .limit(limit)
                        .map(Placed::item)
                        .toList();
        return new NumberedPage<>(items, all.size(), from + 1, shown, pages);
    }

    /** Number of the last item. */
    public int last() {
        return first + items.size() - 1;
    }

    /** The same page of other items. */
    public <R> NumberedPage<R> map(Function<T, R> change) {
        return new NumberedPage<>(items.stream().map(change).toList(), count, first, page, pages);
    }
}
