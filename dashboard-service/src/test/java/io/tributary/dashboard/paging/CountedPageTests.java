package io.tributary.dashboard.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountedPageTests {

    private static final List<String> ALL = List.of("d", "a", "c", "e", "b");

    @Test
    void pagesHoldEveryItemOnceInOrder() {
        assertThat(read(Comparator.naturalOrder())).containsExactly("a", "b", "c", "d", "e");
        assertThat(read(Comparator.reverseOrder())).containsExactly("e", "d", "c", "b", "a");
    }

    @Test
    void lastPageHasNoNextAlsoWhereItIsFull() {
        CountedPage<String> page =
                CountedPage.of(ALL, TextCursor::of, Comparator.naturalOrder(), null, 5);

        assertThat(page.next()).isNull();
        assertThat(page.count()).isEqualTo(5);
    }

    @Test
    void pageGoesOnWhereItsLastItemStoodThoughThatIsGone() {
        CountedPage<String> page =
                CountedPage.of(
                        List.of("a", "c"),
                        TextCursor::of,
                        Comparator.naturalOrder(),
                        TextCursor.of("b"),
                        5);

        assertThat(page.items()).containsExactly("c");
    }

    private static List<String> read(Comparator<TextCursor> order) {
        List<String> found = new ArrayList<>();
        @Nullable String next = null;
        do {
            CountedPage<String> page =
                    CountedPage.of(ALL, TextCursor::of, order, TextCursor.parse(next, 1), 2);
            assertThat(page.count()).isEqualTo(5);
            found.addAll(page.items());
            next = page.next();
        } while (next != null);
        return found;
    }
}
