package io.tributary.system.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What Prometheus and Grafana are given, without either. */
class MonitoringTests {

    private static final Pattern SERVICE = Pattern.compile("service=~?\"([^\"]*)\"");

    @TempDir private Path folder;

    static boolean hasPromtool() {
        return Deploy.onPath("promtool");
    }

    @Test
    void everyServiceIsAskedUnderItsName() throws IOException {
        JsonNode job = Deploy.yaml("prometheus/prometheus.yml").at("/scrape_configs/0");

        Set<String> services = new TreeSet<>();
        for (JsonNode target : job.path("static_configs")) {
            String service = target.at("/labels/service").asString();
            assertThat(target.at("/targets/0").asString()).startsWith(service + ":");
            services.add(service);
        }
        // by name: where it does not run, nothing is down
        services.add(job.at("/dns_sd_configs/0/names/0").asString());
        assertThat(services)
                .containsExactly(
                        "acquisition-service",
                        "dashboard-service",
                        "device-simulator",
                        "gateway-service",
                        "streaming-consumer");
        assertThat(job.path("job_name").asString()).isEqualTo("tributary");
        assertThat(job.path("basic_auth").has("password")).isFalse();
        for (Query query : Query.all()) {
            SERVICE.matcher(query.expression())
                    .results()
                    .forEach(each -> assertThat(services).as("%s", query).contains(each.group(1)));
        }
    }

    @Test
    void everyAlertSaysWhatIsWrongAndWhatToDo() throws IOException {
        Set<String> names = new HashSet<>();
        for (JsonNode rule : Deploy.yaml("prometheus/alerts.yml").at("/groups/0/rules")) {
            String name = rule.path("alert").asString();
            assertThat(names.add(name)).as("once: %s", name).isTrue();
            assertThat(rule.at("/labels/severity").asString()).as(name).isIn("watch", "bad");
            assertThat(rule.at("/annotations/summary").asString()).as(name).hasSizeGreaterThan(20);
            assertThat(rule.at("/annotations/description").asString())
                    .as(name)
                    .hasSizeGreaterThan(20);
        }
        assertThat(names).hasSizeGreaterThan(10);
    }

    @Test
    void everyDashboardIsFoundAndAsksTheSourceThatThereIs() throws IOException {
        String source =
                Deploy.yaml("grafana/provisioning/datasources/tributary.yml")
                        .at("/datasources/0/uid")
                        .asString();
        Set<String> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (Path file : Deploy.files("grafana/dashboards", ".json")) {
            JsonNode dashboard = Deploy.json(file);
            assertThat(ids.add(dashboard.path("uid").asString())).as("%s", file).isTrue();
            assertThat(titles.add(dashboard.path("title").asString())).as("%s", file).isTrue();
            assertThat(dashboard.path("panels")).as("%s", file).isNotEmpty();
            Set<Integer> panels = new HashSet<>();
            for (JsonNode panel : dashboard.path("panels")) {
                String where = file.getFileName() + ": " + panel.path("title").asString();
                assertThat(panels.add(panel.path("id").asInt())).as(where).isTrue();
                assertThat(panel.path("title").asString()).as(where).isNotBlank();
                assertThat(panel.path("targets")).as(where).isNotEmpty();
                assertThat(sources(panel)).as(where).containsOnly(source);
                if (!panel.path("type").asString().equals("table")) {
                    assertThat(panel.at("/fieldConfig/defaults/unit").asString())
                            .as(where)
                            .isNotBlank();
                }
            }
        }
        assertThat(ids).hasSize(7);
    }

    @Test
    void panelsOfADashboardDoNotLieUponOneAnother() throws IOException {
        for (Path file : Deploy.files("grafana/dashboards", ".json")) {
            Set<String> cells = new HashSet<>();
            for (JsonNode panel : Deploy.json(file).path("panels")) {
                JsonNode grid = panel.path("gridPos");
                assertThat(grid.path("x").asInt() + grid.path("w").asInt()).isLessThanOrEqualTo(24);
                for (int x = 0; x < grid.path("w").asInt(); x++) {
                    for (int y = 0; y < grid.path("h").asInt(); y++) {
                        String cell =
                                (grid.path("x").asInt() + x) + "/" + (grid.path("y").asInt() + y);
                        assertThat(cells.add(cell))
                                .as("%s: %s", file, panel.path("title"))
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    @EnabledIf(value = "hasPromtool", disabledReason = "needs promtool on the path")
    void prometheusTakesItsFiles() throws Exception {
        String said =
                promtool(
                        "check",
                        "config",
                        "--syntax-only",
                        Deploy.file("prometheus/prometheus.yml").toString());
        assertThat(said).contains("is valid");
        assertThat(promtool("check", "rules", Deploy.file("prometheus/alerts.yml").toString()))
                .contains("rules found");
    }

    @Test
    @EnabledIf(value = "hasPromtool", disabledReason = "needs promtool on the path")
    void alertsFireWhenTheyShouldAndOnlyThen() throws Exception {
        assertThat(promtool("test", "rules", "src/test/resources/alerts-test.yml"))
                .contains("SUCCESS");
    }

    @Test
    @EnabledIf(value = "hasPromtool", disabledReason = "needs promtool on the path")
    void whatPanelsAskIsPromql() throws Exception {
        List<Query> queries = Query.ofDashboards();
        StringBuilder rules = new StringBuilder("groups:\n- name: panels\n  rules:\n");
        for (int i = 0; i < queries.size(); i++) {
            rules.append("  - record: panel_%d\n    expr: '".formatted(i))
                    .append(queries.get(i).promql().replace("'", "''"))
                    .append("'\n");
        }
        Path file = Files.writeString(folder.resolve("panels.yml"), rules);

        assertThat(promtool("check", "rules", file.toString()))
                .contains(queries.size() + " rules found");
    }

    private static Set<String> sources(JsonNode panel) {
        Set<String> sources = new HashSet<>(Set.of(panel.at("/datasource/uid").asString()));
        for (JsonNode target : panel.path("targets")) {
            sources.add(target.at("/datasource/uid").asString());
        }
        return sources;
    }

    private static String promtool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = process.inputReader().lines().collect(Collectors.joining("\n"));
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
