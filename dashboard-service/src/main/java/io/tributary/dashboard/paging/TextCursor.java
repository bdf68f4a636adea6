package io.tributary.dashboard.paging;

import io.tributary.dashboard.problem.ApiProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is sorted by text: just after the item that has these texts. Opaque to
 * callers.
 *
 * @param parts what the list is sorted by, the most significant first; no line feeds in them
 */
public record TextCursor(List<String> parts) implements Comparable<TextCursor> {

    private static final int MAX_LENGTH = 600;
    private static final String SEPARATOR = "\n";

    public TextCursor {
        parts = List.copyOf(parts);
    }

    /** The place after these. */
    public static TextCursor of(String... parts) {
        return new TextCursor(List.of(parts));
    }

    /**
     * Reads the form that {@link #format()} writes; null stays null.
     *
     * @param parts how many there must be
     * @throws ApiProblemException when it is none of ours
     */
    public static @Nullable TextCursor parse(@Nullable String text, int parts) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() <= MAX_LENGTH) {
                byte[] plain = Base64.getUrlDecoder().decode(text);
                String[] found =
                        new String(plain, StandardCharsets.UTF_8).split(SEPARATOR, parts + 1);
                if (found.length == parts) {
                    return of(found);
                }
            }
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
        throw refusal();
    }

    /** The opaque text form, safe in a URL. */
    public String format() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int compareTo(TextCursor other) {
        for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
            int difference = parts.get(i).compareTo(other.parts.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }

    private static ApiProblemException refusal() {
        return ApiProblemException.parameter("cursor", Cursor.RULE);
    }
}
