package io.tributary.dashboard.paging;

import io.tributary.dashboard.problem.ApiProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A place in a newest-first list: just after the item of this time and id. Opaque to callers.
 *
 * @param at the item's time, to the millisecond
 * @param id the item's id, which decides among those of one millisecond; the greater comes first
 */
public record Cursor(Instant at, String id) {

    /** Newest first. */
    public static final Comparator<Cursor> NEWEST_FIRST =
            Comparator.comparingLong((Cursor cursor) -> cursor.at().toEpochMilli())
                    .thenComparing(Cursor::id)
                    .reversed();

    static final String RULE = "must be the next of an earlier page, unchanged";

    private static final int MAX_LENGTH = 200;

    /**
     * Reads the form that {@link #format()} writes; null stays null.
     *
     * @throws ApiProblemException when it is none of ours
     */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("too long");
            }
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int end = plain.indexOf('/');
            if (end < 0) {
                throw new IllegalArgumentException("no time in it");
            }
            return new Cursor(
                    Instant.ofEpochMilli(Long.parseLong(plain, 0, end, 10)),
                    plain.substring(end + 1));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ApiProblemException.parameter("cursor", RULE);
        }
    }

    /** The opaque text form, safe in a URL. */
    public String format() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at.toEpochMilli() + "/" + id).getBytes(StandardCharsets.UTF_8));
    }
}
