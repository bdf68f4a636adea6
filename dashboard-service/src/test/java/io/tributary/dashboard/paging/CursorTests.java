package io.tributary.dashboard.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.problem.ApiProblemException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    private static final Cursor CURSOR =
            new Cursor(Instant.ofEpochMilli(1_795_155_974_069L), "a/b");

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(CURSOR.format()).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.parse(CURSOR.format())).isEqualTo(CURSOR);
    }

    @Test
    void noCursorIsTheStart() {
        assertThat(Cursor.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "YWJj", "LzE", "OTk5OTk5OTk5OTk5OTk5OTk5OTkvYQ"})
    void whatIsNoneOfOursIsRefused(String text) {
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> Cursor.parse(text))
                .withMessageContaining("cursor must be the next of an earlier page");
    }

    @Test
    void newestComesFirstAndTheIdDecidesATie() {
        Cursor older = new Cursor(Instant.ofEpochMilli(1), "z");
        Cursor newer = new Cursor(Instant.ofEpochMilli(2), "a");
        Cursor newest = new Cursor(Instant.ofEpochMilli(2), "b");

        assertThat(Stream.of(older, newest, newer).sorted(Cursor.NEWEST_FIRST))
                .containsExactly(newest, newer, older);
    }

    @Test
    void pageGoesOnOnlyWhereThereIsMore() {
        List<Cursor> all = List.of(CURSOR, new Cursor(Instant.EPOCH, "x"));

        assertThat(Page.of(all, 2, each -> each).next()).isNull();
        Page<Cursor> first = Page.of(all, 1, each -> each);
        assertThat(first.items()).containsExactly(CURSOR);
        assertThat(first.next()).isEqualTo(CURSOR.format());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501})
    void limitOutsideItsRangeIsRefused(int limit) {
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> PageLimit.of(limit))
                .withMessage("limit must lie between 1 and 500");
    }
}
