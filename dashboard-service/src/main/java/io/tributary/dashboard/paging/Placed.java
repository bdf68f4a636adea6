package io.tributary.dashboard.paging;

import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An item and where it stands, which is worked out once and not with each comparison.
 *
 * @param <T> the item
 * @param item the item
 * @param place where it stands
 */
record Placed<T>(T item, TextCursor place) {

    static <T> Placed<T> of(T item, Function<T, TextCursor> place) {
        return new Placed<>(item, place.apply(item));
    }

    static <T> Stream<Placed<T>> sorted(Stream<Placed<T>> all, Comparator<TextCursor> order) {
        return all.sorted(Comparator.comparing(Placed::place, order));
    }
}
