package io.tributary.dashboard.problem;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that is one of some words.
 *
 * @param <T> what the words stand for
 * @param parameter its name
 * @param allowed what may be chosen
 * @param word the word for each
 */
public record Choices<T>(String parameter, List<T> allowed, Function<T, String> word) {

    /** Any of the constants. */
    public static <T extends Enum<T>> Choices<T> of(
            String parameter, Class<T> type, Function<T, String> word) {
        return new Choices<>(parameter, Arrays.asList(type.getEnumConstants()), word);
    }

    /**
     * What the text stands for.
     *
     * @throws ApiProblemException when it is none of the words; it tells them
     */
    public T parse(String text) {
        return allowed.stream()
                .filter(choice -> word.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                ApiProblemException.parameter(parameter, "is not one of allowed")
                                        .with("allowed", allowed.stream().map(word).toList()));
    }

    /** The same for each of several; none where nothing is said. */
    public Set<T> parse(@Nullable List<String> texts) {
        Set<T> chosen = new LinkedHashSet<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            chosen.add(parse(text));
        }
        return chosen;
    }
}
