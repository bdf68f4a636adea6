package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.topology.json.JsonCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The stack of docker-compose.yml, from the first start to a restored backup, by each Compose
 * program that is there. Needs Docker, the images that docker-compose.yml names and the packaged
 * jars: {@code mvn -Pcontainers verify}.
 */
class ComposeSystemTests {

    private static final Logger log = LoggerFactory.getLogger(ComposeSystemTests.class);

    private static final List<String> SERVICES =
            List.of(
                    "acquisition-service",
                    "gateway-service",
                    "streaming-consumer",
                    "dashboard-service",
                    "device-simulator");
    private static final List<String> SERVERS =
            List.of("mosquitto", "kafka-1", "kafka-2", "kafka-3", "elasticsearch");
    private static final long MOST_IMAGE_BYTES = 350_000_000;
    private static final By TEMPERATURE =
            By.cssSelector("[data-reading='kitchen/NodeMCU3/temperature'] [data-value]");

    @TempDir private Path backups;

    @TestFactory
    Stream<DynamicTest> stackLivesThroughAllOfIt() {
        List<List<String>> programs = ComposeProject.programs().toList();
        assumeThat(programs).as("Docker and docker-compose or docker compose").isNotEmpty();
        return programs.stream()
                .map(
                        program ->
                                DynamicTest.dynamicTest(
                                        String.join(" ", program), () -> life(program)));
    }

    private void life(List<String> program) {
        String name = "tributary-try-" + (program.size() == 1 ? "v1" : "v2");
        try (ComposeProject stack = new ComposeProject(program, name)) {
            stack.run("--profile", "simulator", "build");
            start(stack);
            containersMayDoNoMoreThanTheyNeed(stack);
            imagesAreSmall(stack);
            elasticsearchRefusesWhatNoRoleAllows(stack);
            logsAreOfTheElasticCommonSchema(stack);
            String password = administratorPassword(stack);
            Rest rest = new Rest(stack.dashboard(), password);
            homeIsSeen(stack, password, name);
            commandMakesItsRoundTrip(rest);
            nothingIsLostWhileOneAfterTheOtherGoes(stack);
            String command = commandMakesItsRoundTrip(rest);
            elasticsearchIsRestoredFromItsSnapshot(stack);
            rest = new Rest(stack.dashboard(), secretsAreRotated(stack, password));
            commandMakesItsRoundTrip(rest);
            stack.run("--profile", "simulator", "stop", "device-simulator");
            long readings = readings(rest);
            assertThat(readings).isPositive();

            stack.run("--profile", "simulator", "--profile", "reconciliation", "down");
            stack.run("up", "-d");
            awaitAll(stack, false);
            isStillThere(rest, readings, command);

            stack.run("stop");
            String folder = backups.resolve(name).toString();
            stack.execute("deploy/compose/volumes.sh", "backup", folder);
            stack.remove();
            stack.execute("deploy/compose/volumes.sh", "restore", folder);
            start(stack);
            isStillThere(rest, readings, command);
            commandMakesItsRoundTrip(rest);
        }
    }

    private static void start(ComposeProject stack) {
        stack.run("--profile", "simulator", "up", "-d");
        awaitAll(stack, true);
    }

    private static void awaitAll(ComposeProject stack, boolean withSimulator) {
        stack.awaitHealthy(SERVERS.toArray(String[]::new));
        stack.awaitHealthy(
                SERVICES.stream()
                        .filter(service -> withSimulator || !service.equals("device-simulator"))
                        .toArray(String[]::new));
    }

    private static void containersMayDoNoMoreThanTheyNeed(ComposeProject stack) {
        for (String container : stack.containers()) {
            String what = stack.inspect(container, "{{.Name}}");
            assertThat(stack.inspect(container, "{{.HostConfig.ReadonlyRootfs}}"))
                    .as(what)
                    .isEqualTo("true");
            assertThat(stack.inspect(container, "{{json .HostConfig.CapDrop}}"))
                    .as(what)
                    .isEqualTo("[\"ALL\"]");
            assertThat(stack.inspect(container, "{{len .HostConfig.CapAdd}}"))
                    .as(what)
                    .isEqualTo("0");
            assertThat(stack.inspect(container, "{{.Config.User}}"))
                    .as(what)
                    .matches("[1-9][0-9]*:[0-9]+");
            assertThat(stack.inspect(container, "{{.HostConfig.Memory}}"))
                    .as(what)
                    .isNotEqualTo("0");
            assertThat(
                            stack.inspect(
                                    container,
                                    "{{index .HostConfig.LogConfig.Config \"max-size\"}}"))
                    .as(what)
                    .isEqualTo("10m");
            assertThat(
                            stack.inspect(
                                    container,
                                    "{{range $port, $to := .HostConfig.PortBindings}}{{range $to}}{{.HostIp}} {{end}}{{end}}"))
                    .as(what)
                    .matches("(127\\.0\\.0\\.1 ?)*");
        }
    }

    private static void imagesAreSmall(ComposeProject stack) {
        for (String service : SERVICES) {
            String image = stack.inspect(stack.container(service), "{{.Image}}");
            assertThat(Long.parseLong(stack.inspect(image, "{{.Size}}")))
                    .as("bytes of " + service)
                    .isLessThan(MOST_IMAGE_BYTES);
        }
    }

    private static void elasticsearchRefusesWhatNoRoleAllows(ComposeProject stack) {
        assertThat(elasticsearch(stack, "streaming-consumer", "GET", "_cluster/health"))
                .isEqualTo("200");
        assertThat(elasticsearch(stack, "streaming-consumer", "DELETE", "tributary-latest"))
                .isEqualTo("403");
        assertThat(elasticsearch(stack, "dashboard-service", "GET", "tributary-latest/_search"))
                .isEqualTo("200");
        assertThat(elasticsearch(stack, "dashboard-service", "DELETE", "tributary-latest"))
                .isEqualTo("403");
        assertThat(elasticsearch(stack, "reconciliation", "GET", "tributary-latest/_search"))
                .isEqualTo("403");
        assertThat(
                        stack.execute(
                                "docker",
                                "exec",
                                stack.container("elasticsearch"),
                                "curl",
                                "-s",
                                "-o",
                                "/dev/null",
                                "-w",
                                "%{http_code}",
                                "http://127.0.0.1:9200/"))
                .isEqualTo("401");
    }

    /** The code of its answer to a user. */
    private static String elasticsearch(
            ComposeProject stack, String user, String method, String path) {
        String login =
                "printf 'user = \"%s:%s\"' " + user + " $(cat /run/secrets/tributary/" + user + ")";
        String request =
                "curl --config - -s -o /dev/null -w '%{http_code}' -X "
                        + method
                        + " http://127.0.0.1:9200/"
                        + path;
        return stack.execute(
                "docker",
                "exec",
                stack.container("elasticsearch"),
                "bash",
                "-c",
                login + " | " + request);
    }

    private static void elasticsearchIsRestoredFromItsSnapshot(ComposeProject stack) {
        for (String step :
                List.of(
                        "PUT _snapshot/daily {\"type\":\"fs\",\"settings\":{\"location\":\"/snapshots\"}}",
                        "PUT _snapshot/daily/first?wait_for_completion=true",
                        "POST _snapshot/daily/first/_restore?wait_for_completion=true {\"indices\":\"tributary-latest\",\"rename_pattern\":\"(.+)\",\"rename_replacement\":\"again-$1\"}",
                        "GET again-tributary-latest/_search",
                        "DELETE again-tributary-latest")) {
            String[] parts = step.split(" ", 3);
            String body =
                    parts.length > 2
                            ? " -H Content-Type:application/json -d '" + parts[2] + "'"
                            : "";
            assertThat(elasticsearch(stack, "elastic", parts[0], "'" + parts[1] + "'" + body))
                    .as(step)
                    .isEqualTo("200");
        }
    }

    /** As operations.md says; gives the administrator's new password. */
    private static String secretsAreRotated(ComposeProject stack, String former) {
        for (String secret :
                List.of(
                        "administrator",
                        "mqtt-gateway",
                        "kafka-streaming-consumer",
                        "elasticsearch-streaming-consumer")) {
            stack.run("run", "--rm", "secrets", "rotate", secret);
        }
        stack.run("restart", "elasticsearch");
        stack.awaitHealthy("elasticsearch");
        stack.run("--profile", "simulator", "up", "-d");
        stack.run("restart", "gateway-service", "streaming-consumer", "dashboard-service");
        awaitAll(stack, true);
        String fresh = administratorPassword(stack);
        assertThat(fresh).isNotEqualTo(former);
        assertThat(catchThrowable(() -> new Rest(stack.dashboard(), former).get("/devices")))
                .hasMessageContaining("401");
        return fresh;
    }

    /** Where {@code TRIBUTARY_LOG_FORMAT=ecs}. */
    private static void logsAreOfTheElasticCommonSchema(ComposeProject stack) {
        for (String service : SERVICES) {
            String log = stack.execute("docker", "logs", stack.container(service));
            JsonNode line = JsonCodec.mapper().readTree(log.lines().findFirst().orElseThrow());
            assertThat(line.at("/service/name").asString()).isEqualTo(service);
            assertThat(line.at("/log/level").asString()).isEqualTo("INFO");
            assertThat(line.at("/ecs/version").asString()).isNotBlank();
        }
    }

    private static String administratorPassword(ComposeProject stack) {
        return stack.run("run", "--rm", "secrets", "show", "administrator").strip();
    }

    private static void homeIsSeen(ComposeProject stack, String password, String name) {
        if (!Browser.isInstalled()) {
            return;
        }
        ChromeDriver browser = Browser.open(1280, 900);
        try {
            browser.get(stack.dashboard().toString());
            browser.findElement(By.name("username")).sendKeys(LocalStack.ADMINISTRATOR);
            browser.findElement(By.name("password")).sendKeys(password);
            browser.findElement(By.cssSelector("button[type=submit]")).click();
            WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(60));
            wait.until(ignored -> !browser.findElements(TEMPERATURE).isEmpty());
            wait.until(
                    ignored ->
                            browser.findElement(TEMPERATURE)
                                    .getText()
                                    .matches("-?\\d+([.,]\\d+)?"));
            Browser.screenshot(browser, name);
        } finally {
            browser.quit();
        }
    }

    /** Gives its path. */
    private static String commandMakesItsRoundTrip(Rest rest) {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(rest.get("/devices/NodeMCU1").get("presence").asString())
                                        .isEqualTo("online"));
        String command = rest.command("room1", "light", "ON");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(rest.get(command).get("state").asString())
                                        .isEqualTo("SUCCEEDED"));
        return command;
    }

    /** A load run goes on while a broker dies and each service is restarted alone. */
    private static void nothingIsLostWhileOneAfterTheOtherGoes(ComposeProject stack) {
        String load =
                stack.run(
                                "--profile",
                                "simulator",
                                "run",
                                "-d",
                                "device-simulator",
                                "--rate=200",
                                "--devices=10",
                                "--seq-file=/var/lib/tributary/sent.json")
                        .strip()
                        .lines()
                        .reduce((first, last) -> last)
                        .orElseThrow();
        stack.execute("docker", "kill", stack.container("kafka-2"));
        pause(Duration.ofSeconds(10));
        stack.execute("docker", "start", stack.container("kafka-2"));
        stack.awaitHealthy("kafka-2");
        for (String service :
                List.of(
                        "acquisition-service",
                        "gateway-service",
                        "streaming-consumer",
                        "dashboard-service",
                        "mosquitto",
                        "elasticsearch",
                        "kafka-1",
                        "kafka-3")) {
            stack.run("restart", service);
            stack.awaitHealthy(service);
        }
        stack.execute("docker", "stop", "--time", "60", load);
        assertThat(stack.inspect(load, "{{.State.ExitCode}}")).isIn(Set.of("0", "143"));
        stack.execute("docker", "rm", load);
        String report =
                stack.run(
                        "run",
                        "--rm",
                        "reconciliation",
                        "--sent=/sent/sent.json",
                        "--location=load",
                        "--wait=PT2M");
        log.info(
                "reconciliation after one broker's death and the restart of everything:\n{}",
                report);
        assertThat(report).containsPattern("load-1 +\\d,\\d{3} ");
    }

    private static void pause(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
    }

    /** As many as stand in Elasticsearch of all times. */
    private static long readings(Rest rest) {
        pause(Duration.ofSeconds(5));
        long count = 0;
        String path =
                "/readings/history?location=kitchen&element=temperature&interval=PT1M&from="
                        + Instant.now().minus(Duration.ofHours(1));
        for (JsonNode series : rest.get(path).get("series")) {
            for (JsonNode point : series.get("points")) {
                count += point.get("count").asLong();
            }
        }
        return count;
    }

    private static void isStillThere(Rest rest, long readings, String command) {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(
                        () -> {
                            assertThat(readings(rest)).isGreaterThanOrEqualTo(readings);
                            assertThat(rest.get(command).get("state").asString())
                                    .isEqualTo("SUCCEEDED");
                        });
    }
}
