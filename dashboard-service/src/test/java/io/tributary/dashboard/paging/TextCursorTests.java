package io.tributary.dashboard.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.problem.ApiProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCursorTests {

    @Test
    void formIsReadBack() {
        TextCursor cursor = TextCursor.of("-lastSeenAt", "", "NodeMCU1", "room1");

        assertThat(TextCursor.parse(cursor.format(), 4)).isEqualTo(cursor);
        assertThat(TextCursor.parse(null, 4)).isNull();
    }

    @Test
    void firstPartsCountFirst() {
        assertThat(
                        Stream.of(
                                        TextCursor.of("b", "a"),
                                        TextCursor.of("a", "b"),
                                        TextCursor.of("a", "a"))
                                .sorted())
                .containsExactly(
                        TextCursor.of("a", "a"), TextCursor.of("a", "b"), TextCursor.of("b", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a\nb\nc", ""})
    void otherNumberOfPartsIsRefused(String parts) {
        String text = Base64.getUrlEncoder().encodeToString(parts.getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> TextCursor.parse(text, 2));
    }

    @Test
    void whatIsNotOursIsRefused() {
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> TextCursor.parse("§", 2))
                .withMessage("cursor must be the next of an earlier page, unchanged");
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> TextCursor.parse("a".repeat(601), 2));
    }
}
