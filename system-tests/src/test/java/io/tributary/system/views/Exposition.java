package io.tributary.system.views;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The series that services expose, each as Prometheus labels it. */
public final class Exposition {

    private static final Pattern LINE =
            Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{.*})? [^ ]+$");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern MATCHER =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    private final Map<String, List<Map<String, String>>> series = new HashMap<>();

    /** With what Prometheus itself tells: whether a target is up, and which alerts fire. */
    public Exposition() {
        add("ALERTS", Map.of("alertstate", "firing", "alertname", "any", "severity", "bad"));
    }

    /** Takes what a service answers to {@code /actuator/prometheus}. */
    public void scraped(String service, String text) {
        Map<String, String> target = Map.of("job", "tributary", "service", service);
        add("up", target);
        LINE.matcher(text)
                .results()
                .forEach(
                        line -> {
                            Map<String, String> labels = new HashMap<>(target);
                            labels.putAll(labels(line.group(2) == null ? "" : line.group(2)));
                            add(line.group(1), labels);
                        });
    }

    /** Whether there is a series of that name that all of its matchers match. */
    public boolean has(String selector) {
        int brace = selector.indexOf('{');
        String name = (brace < 0 ? selector : selector.substring(0, brace)).strip();
        String matchers = brace < 0 ? "" : selector.substring(brace);
        return series.getOrDefault(name, List.of()).stream()
                .anyMatch(labels -> matches(labels, matchers));
    }

    /** Whether any of the series carries the label. */
    public boolean hasLabel(Collection<String> selectors, String label) {
        return selectors.stream()
                .map(selector -> selector.replaceFirst("(?s)\\s*\\{.*", ""))
                .flatMap(name -> series.getOrDefault(name, List.of()).stream())
                .anyMatch(labels -> labels.containsKey(label));
    }

    private void add(String name, Map<String, String> labels) {
        series.computeIfAbsent(name, ignored -> new ArrayList<>()).add(labels);
    }

    private static boolean matches(Map<String, String> labels, String matchers) {
        return MATCHER.matcher(matchers)
                .results()
                .allMatch(
                        one ->
                                matches(
                                        labels.getOrDefault(one.group(1), ""),
                                        one.group(2),
                                        one.group(3)));
    }

    private static boolean matches(String value, String operator, String wanted) {
        boolean same = operator.endsWith("~") ? value.matches(wanted) : value.equals(wanted);
        return operator.startsWith("!") != same;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher each = LABEL.matcher(text);
        while (each.find()) {
            labels.put(each.group(1), each.group(2));
        }
        return labels;
    }
}
