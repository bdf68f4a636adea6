package io.tributary.containers;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code $A}, <code>${A}</code>, <code>${A:-b}</code> and <code>${A-b}</code>, as Compose.
 */
final class Variables {

    private static final Pattern REFERENCE =
            Pattern.compile(
                    "\\$(?:(?<dollar>\\$)|(?<bare>\\w+)|\\{(?<name>\\w+)(?:(?<rule>:?-)(?<or>[^}]*))?})");

    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    String filledIn(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    }

    private String value(MatchResult found) {
        if (found.group("dollar") != null) {
            return "$";
        }
        String bare = found.group("bare");
        if (bare != null) {
            return environment.getOrDefault(bare, "");
        }
        String otherwise = found.group("or") == null ? "" : found.group("or");
        String value = environment.getOrDefault(found.group("name"), otherwise);
        return value.isEmpty() && ":-".equals(found.group("rule")) ? otherwise : value;
    }
}
