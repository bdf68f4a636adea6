package io.tributary.system.views;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a panel of Grafana or an alert asks Prometheus.
 *
 * @param where for people: file and title
 * @param expression in PromQL
 */
public record Query(String where, String expression) {

    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|on|without|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern SERIES =
            Pattern.compile(
                    "(?<![a-zA-Z0-9_:.])([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(\\{[^}]*})?(?!\\s*\\(|[a-zA-Z0-9_:])");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");

    /** Those of all dashboards and of all alerts. */
    public static List<Query> all() throws IOException {
        List<Query> queries = new ArrayList<>(ofDashboards());
        queries.addAll(ofAlerts());
        return queries;
    }

    static List<Query> ofDashboards() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (Path file : Deploy.files("grafana/dashboards", ".json")) {
            for (JsonNode panel : Deploy.json(file).path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    queries.add(
                            new Query(
                                    file.getFileName() + ": " + panel.path("title").asString(),
                                    target.path("expr").asString()));
                }
            }
        }
        return queries;
    }

    static List<Query> ofAlerts() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (JsonNode group : Deploy.yaml("prometheus/alerts.yml").path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                queries.add(
                        new Query(
                                "alerts.yml: " + rule.path("alert").asString(),
                                rule.path("expr").asString()));
            }
        }
        return queries;
    }

    /** As Prometheus would get it from Grafana. */
    String promql() {
        return expression.replace("$__rate_interval", "1m");
    }

    /** Each series that it names, with its matchers, such as {@code up{job="tributary"}}. */
    public Set<String> series() {
        String bare = GROUPING.matcher(RANGE.matcher(expression).replaceAll("")).replaceAll(" ");
        return SERIES.matcher(bare)
                .results()
                .filter(each -> !WORDS.contains(each.group(1)))
                .map(MatchResult::group)
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Labels that it groups by. */
    public Set<String> labels() {
        return GROUPING.matcher(expression)
                .results()
                .flatMap(each -> Pattern.compile("\\s*,\\s*").splitAsStream(each.group(1).strip()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return where + " asks " + expression;
    }
}
