package io.tributary.dashboard.page;

import io.tributary.dashboard.problem.ApiProblemException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a field of a filter stands for. */
final class Chosen {

    private Chosen() {}

    /**
     * The name in the field; null where it is empty.
     *
     * @throws ApiProblemException when it is no such name
     */
    static <T> @Nullable T name(String field, String text, Function<String, T> name) {
        try {
            return text.isBlank() ? null : name.apply(text.strip());
        } catch (IllegalArgumentException e) {
            throw ApiProblemException.parameter(field, "is no name that anything can have");
        }
    }
}
