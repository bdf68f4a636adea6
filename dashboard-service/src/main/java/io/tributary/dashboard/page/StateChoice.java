package io.tributary.dashboard.page;

import io.tributary.dashboard.command.ShownState;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * States to choose from: each, and those together that people ask for together.
 *
 * @param states their words, with commas between
 * @param word key of what people call them
 */
record StateChoice(String states, String word) {

    static List<StateChoice> all() {
        return Stream.concat(
                        Stream.of(
                                of("page.commands.pending", ShownState::isPending),
                                of("page.commands.failed", state -> !state.isGood())),
                        Arrays.stream(ShownState.values())
                                .map(each -> of("state." + each.name(), each::equals)))
                .toList();
    }

    private static StateChoice of(String word, Predicate<ShownState> chosen) {
        return new StateChoice(
                Arrays.stream(ShownState.values())
                        .filter(chosen)
                        .map(ShownState::name)
                        .collect(Collectors.joining(",")),
                word);
    }
}
