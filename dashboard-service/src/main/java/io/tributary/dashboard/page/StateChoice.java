package io.tributary.dashboard.page;

import io.tributary.dashboard.command.ShownState;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * States to choose from: each, and those together that people ask for together.
 *
 * @param states their words, with commas between
 * @param word key of what people call them; null where somebody put them together in the address
 */
record StateChoice(String states, @Nullable String word) {

    /**
     * @param chosen what is chosen, which is among them
     */
    static List<StateChoice> all(String chosen) {
        List<StateChoice> known = known();
        boolean isKnown =
                chosen.isEmpty()
                        || known.stream().anyMatch(choice -> choice.states().equals(chosen));
        return isKnown
                ? known
                : Stream.concat(known.stream(), Stream.of(new StateChoice(chosen, null))).toList();
    }

    private static List<StateChoice> known() {
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
