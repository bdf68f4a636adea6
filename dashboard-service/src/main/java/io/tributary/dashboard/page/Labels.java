package io.tributary.dashboard.page;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as people write them. */
final class Labels {

    /** Such as tv, co2 or pm10. */
    private static final Pattern ABBREVIATION = Pattern.compile("[a-z]{1,2}|[a-z]{1,3}[0-9]{1,2}");

    private static final Pattern WORD_START = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern JOINT = Pattern.compile("[-_.]+");

    private Labels() {}

    /** The reader's own word where there is one, else the name spelt out. */
    static String of(String name, Words words) {
        return words.findOr("name." + name, of(name));
    }

    static String of(String name) {
        if (ABBREVIATION.matcher(name).matches()) {
            return name.toUpperCase(Locale.ROOT);
        }
        String words =
                JOINT.matcher(WORD_START.matcher(name).replaceAll("$1 $2")).replaceAll(" ").strip();
        String plain = isWords(words) ? words.toLowerCase(Locale.ROOT) : words;
        return plain.isEmpty()
                ? plain
                : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }

    /** More capitals than words: an acronym, to be left as it is. */
    private static boolean isWords(String words) {
        long capitals = words.chars().filter(Character::isUpperCase).count();
        return capitals <= words.chars().filter(c -> c == ' ').count() + 1;
    }
}
