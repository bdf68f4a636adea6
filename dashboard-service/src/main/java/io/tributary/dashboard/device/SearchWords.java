package io.tributary.dashboard.device;

import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.site.Device;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that a device must have all of, in any of its texts, without regard to case.
 *
 * @param words in lower case
 */
record SearchWords(List<String> words) {

    static SearchWords of(@Nullable String text) {
        return new SearchWords(
                text == null
                        ? List.of()
                        : Arrays.stream(lower(text).split("\\s+"))
                                .filter(word -> !word.isEmpty())
                                .toList());
    }

    /**
     * Whether the device has them.
     *
     * @param title of its location, where that is known
     */
    boolean match(DeviceFacts facts, @Nullable String title) {
        if (words.isEmpty()) {
            return true;
        }
        String text = lower(text(facts, title));
        return words.stream().allMatch(text::contains);
    }

    private static String text(DeviceFacts facts, @Nullable String title) {
        StringBuilder text = new StringBuilder();
        add(text, facts.key().device());
        add(text, facts.key().location());
        add(text, title);
        Device model = facts.model();
        if (model != null) {
            model.elements().forEach(element -> add(text, element.name()));
        }
        facts.readings().forEach(reading -> add(text, reading.element()));
        DeviceState state = facts.state();
        Map<String, Object> info = state == null ? null : state.info();
        if (info != null) {
            info.values().forEach(fact -> add(text, fact));
        }
        return text.toString();
    }

    /** Apart from the next, so that no word is found across two of them. */
    private static void add(StringBuilder text, @Nullable Object part) {
        if (part != null) {
            text.append(part).append('\n');
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
