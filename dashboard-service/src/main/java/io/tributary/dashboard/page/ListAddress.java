package io.tributary.dashboard.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The address of a list with what was chosen of it, so that it can be kept and passed on.
 *
 * @param path of the page
 * @param chosen what the fields of its filter hold, by their names; not those that are empty
 */
record ListAddress(String path, SequencedMap<String, String> chosen) {

    ListAddress {
        chosen = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(chosen));
    }

    /** The whole list. */
    ListAddress(String path) {
        this(path, new LinkedHashMap<>());
    }

    /** The same, narrowed down or in another place; as it is where the text is empty. */
    public ListAddress with(String field, Object text) {
        SequencedMap<String, String> more = new LinkedHashMap<>(chosen);
        if (!String.valueOf(text).isBlank()) {
            more.put(field, String.valueOf(text).strip());
        }
        return new ListAddress(path, more);
    }

    /** What the field holds. */
    public String get(String field) {
        return chosen.getOrDefault(field, "");
    }

    /** For a link. */
    @Override
    public String toString() {
        return chosen.isEmpty()
                ? path
                : chosen.entrySet().stream()
                        .map(ListAddress::parameter)
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String parameter(Map.Entry<String, String> field) {
        return field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8);
    }
}
