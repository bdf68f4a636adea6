package io.tributary.dashboard.page;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * What the pages say, in the language of one reader. The scripts of the pages get the same words.
 *
 * @param messages every sentence
 * @param language of the words
 * @param figures how numbers and times are written, which the reader's region decides
 */
record Words(MessageSource messages, Locale language, Locale figures) {

    /** The sentence of that key, with the arguments in their places. */
    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    /** The word of that key; null where there is none. */
    @Nullable String find(String key) {
        return messages.getMessage(key, null, null, language);
    }

    /** The word of that key, or another. */
    String findOr(String key, String other) {
        return Objects.requireNonNullElse(find(key), other);
    }
}
