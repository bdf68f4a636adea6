package io.tributary.topology.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tributary.topology.name.Names;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping in a YAML file that knows its line and notes what is wrong instead of failing at the
 * first problem.
 */
final class YamlMap {

    /** Stands for a name that is missing or invalid, so that reading can go on. */
    static final String PLACEHOLDER = "invalid";

    /** Places before or after the point of a number, as many as the value of a slider may have. */
    private static final int MAX_SCALE = 32;

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Node node;
    private final String path;
    private final List<SiteModelProblem> problems;

    YamlMap(MappingNode node, String path, List<SiteModelProblem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            if (entries.put(key, tuple.getValueNode()) != null) {
                problems.add(
                        new SiteModelProblem(
                                line(tuple.getKeyNode()), at(key), "stands here twice"));
            }
        }
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    void problem(String key, String message) {
        problems.add(new SiteModelProblem(line(entries.getOrDefault(key, node)), at(key), message));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    void allowOnly(String... keys) {
        Set<String> allowed = new HashSet<>(Arrays.asList(keys));
        for (String key : entries.keySet()) {
            if (!allowed.contains(key)) {
                problem(key, "is unknown; allowed: " + String.join(", ", keys));
            }
        }
    }

    Optional<String> text(String key) {
        return scalar(key, "text").map(ScalarNode::getValue);
    }

    String requiredName(String key) {
        Node value = entries.get(key);
        if (value == null) {
            problem(key, "is missing");
            return PLACEHOLDER;
        }
        Optional<String> text = text(key);
        if (text.isPresent() && !Names.isValid(text.get())) {
            problem(
                    key,
                    "is \""
                            + text.get()
                            + "\"; allowed: 1 to 64 of A-Z a-z 0-9 . _ - and the first a"
                            + " letter or digit");
        }
        return text.filter(Names::isValid).orElse(PLACEHOLDER);
    }

    Optional<Boolean> bool(String key) {
        Optional<String> text = scalar(key, "true or false").map(ScalarNode::getValue);
        // YAML 1.1 takes yes and on for true; to take one of them for false would be worse
        if (text.isPresent()
                && !text.get().equalsIgnoreCase("true")
                && !text.get().equalsIgnoreCase("false")) {
            problem(key, "is \"" + text.get() + "\"; allowed: true, false");
            return Optional.empty();
        }
        return text.map("true"::equalsIgnoreCase);
    }

    Optional<BigDecimal> number(String key) {
        return scalar(key, "a number").map(scalar -> parsedNumber(key, scalar.getValue()));
    }

    private @Nullable BigDecimal parsedNumber(String key, String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) <= MAX_SCALE) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers that no device measures in
        }
        problem(key, "is \"" + text + "\"; allowed: a number with at most 32 places");
        return null;
    }

    Optional<Duration> duration(String key) {
        return scalar(key, "a duration").map(scalar -> parsedDuration(key, scalar.getValue()));
    }

    private @Nullable Duration parsedDuration(String key, String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below, together with durations that are not positive, or never over
        }
        problem(
                key,
                "is \""
                        + text
                        + "\"; allowed: an ISO-8601 duration above zero such as PT10S, at most P366D");
        return null;
    }

    <E extends Enum<E>> Optional<E> requiredChoice(String key, Class<E> type) {
        if (!has(key)) {
            problem(key, "is missing; allowed: " + String.join(", ", words(type).keySet()));
        }
        return choice(key, type);
    }

    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Map<String, E> words = words(type);
        E found = words.get(text.get());
        if (found == null) {
            problem(
                    key,
                    "is \"" + text.get() + "\"; allowed: " + String.join(", ", words.keySet()));
        }
        return Optional.ofNullable(found);
    }

    private static <E extends Enum<E>> Map<String, E> words(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(word(type, constant), constant);
        }
        return words;
    }

    private static <E extends Enum<E>> String word(Class<E> type, E constant) {
        try {
            JsonProperty property =
                    type.getField(constant.name()).getAnnotation(JsonProperty.class);
            return property == null ? constant.name() : property.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                if (Tag.BOOL.equals(scalar.getTag())) {
                    problem(
                            key,
                            "holds %s, which YAML reads as true or false; write \"%s\" in quotes"
                                    .formatted(scalar.getValue(), scalar.getValue()));
                }
                texts.add(scalar.getValue());
            } else {
                problem(key, "must be a list of texts");
            }
        }
        return texts;
    }

    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            String itemPath = at(key) + "[" + i + "]";
            if (items.get(i) instanceof MappingNode mapping && keysAreText(mapping)) {
                maps.add(new YamlMap(mapping, itemPath, problems));
            } else {
                problems.add(
                        new SiteModelProblem(
                                line(items.get(i)),
                                itemPath,
                                "must be a mapping of names to values"));
            }
        }
        return maps;
    }

    <T> void requireUnique(String key, List<T> items, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (T item : items) {
            String found = name.apply(item);
            if (!seen.add(found) && !found.equals(PLACEHOLDER)) {
                problem(key, "has \"" + found + "\" twice");
            }
        }
    }

    static boolean keysAreText(MappingNode mapping) {
        return mapping.getValue().stream().allMatch(t -> t.getKeyNode() instanceof ScalarNode);
    }

    private List<Node> items(String key) {
        Node value = entries.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(key, "must be a list");
        return List.of();
    }

    private Optional<ScalarNode> scalar(String key, String expected) {
        Node value = entries.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
            return Optional.of(scalar);
        }
        problem(key, "must be " + expected);
        return Optional.empty();
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
