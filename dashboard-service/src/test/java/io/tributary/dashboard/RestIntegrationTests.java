package io.tributary.dashboard;

import static io.tributary.dashboard.support.Home.KITCHEN;
import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.Home.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.tributary.dashboard.support.Commanding;
import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Index;
import io.tributary.dashboard.support.OpenApiDocument;
import io.tributary.dashboard.support.Servers;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.Value;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What scripts and generators of clients rely on: the document, the tour, and what is streamed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestIntegrationTests {

    private static final Path CONTRACTS = Path.of("..", "docs", "contracts");
    private static final String RENEW =
            "mvn -pl dashboard-service -am verify -Dtest=NoUnit -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dit.test=RestIntegrationTests -Dfailsafe.failIfNoSpecifiedTests=false -Dopenapi.renew";
    private static final DeviceId NODE3 = DeviceId.of("NodeMCU3");
    private static final Instant DAY = Instant.parse("2026-04-01T00:00:00Z");

    private Index index;
    private Edge edge;
    private RunningDashboard dashboard;

    @BeforeAll
    void start() {
        index = new Index(Servers.elasticsearch());
        edge = new Edge(Servers.kafka());
        Instant now = Instant.now();
        edge.tell(Home.MODEL);
        edge.tell(Home.heartbeat(SITE, now));
        edge.tell(Home.device(SITE, KITCHEN, NODE3, Presence.ONLINE, now));
        edge.tell(
                Home.reading(
                        SITE,
                        KITCHEN,
                        NODE3,
                        TEMPERATURE,
                        "Cel",
                        new Value.NumberValue(21.4),
                        now));
        window("NodeMCU3", "temperature", now.minusSeconds(60));
        reject(now);
        dashboard = RunningDashboard.start(Servers.kafka(), Servers.elasticsearch());
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                dashboard
                                        .get("/api/v1/sites/home/readings/latest?device=NodeMCU3")
                                        .body()
                                        .contains("21.4"));
    }

    @AfterAll
    void stop() {
        dashboard.close();
        edge.close();
    }

    @Test
    void servedDocumentIsTheCommittedOne() throws IOException {
        Path committed = OpenApiDocument.FILE;
        String served = dashboard.get("/v3/api-docs.yaml").body();
        if (System.getProperty("openapi.renew") != null) {
            Files.writeString(committed, served);
        }

        assertThat(OpenApiDocument.inOrder(served))
                .as("docs/contracts/openapi.yaml; after a change that is wanted: " + RENEW)
                .isEqualTo(OpenApiDocument.inOrder(Files.readString(committed)));
    }

    @Test
    void everyOperationHasTextsAnExampleAndItsProblems() {
        JsonNode document = dashboard.json("/v3/api-docs");

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        List<JsonNode> operations =
                document.path("paths").valueStream().flatMap(JsonNode::valueStream).toList();
        assertThat(operations).hasSize(30);
        for (JsonNode operation : operations) {
            String id = operation.path("operationId").asString();
            assertThat(operation.path("summary").asString()).as(id).isNotEmpty();
            assertThat(operation.path("responses").propertyNames())
                    .as(id)
                    .contains("401", "429", "500", "503");
            assertThat(
                            operation
                                    .path("responses")
                                    .valueStream()
                                    .flatMap(answer -> answer.path("content").valueStream())
                                    .filter(
                                            media ->
                                                    !media.has("example")
                                                            && !media.has("examples")))
                    .as(id)
                    .isEmpty();
            assertThat(
                            operation
                                    .path("parameters")
                                    .valueStream()
                                    .filter(each -> each.path("description").asString("").isEmpty())
                                    .map(each -> each.path("name").asString()))
                    .as(id)
                    .isEmpty();
        }
    }

    @Test
    void whatIsServedFitsTheDocument() {
        OpenApiDocument document = new OpenApiDocument();
        Map<String, String> served =
                Map.ofEntries(
                        Map.entry("sites", ""),
                        Map.entry("site", "/home"),
                        Map.entry("model", "/home/model"),
                        Map.entry("devices", "/home/devices?limit=500"),
                        Map.entry("device", "/home/devices/NodeMCU3"),
                        Map.entry("presence", "/home/devices/NodeMCU3/presence?limit=500"),
                        Map.entry("latest", "/home/readings/latest"),
                        Map.entry("history", "/home/readings/history?location=kitchen"),
                        Map.entry("commands", "/home/commands?limit=500"),
                        Map.entry("rejections", "/home/rejected?limit=500"),
                        Map.entry("pipeline", "/home/pipeline"));
        served.forEach(
                (operation, path) ->
                        assertThat(
                                        document.errors(
                                                document.answer(operation),
                                                dashboard.json("/api/v1/sites" + path)))
                                .as(path)
                                .isEmpty());
    }

    @Test
    void everyWordOfTheDocumentIsTaken() {
        for (String path :
                List.of(
                        "devices?sort=-location",
                        "devices?sort=presence",
                        "devices?presence=online,stale,offline,discovered,never-seen,unknown,site-unreachable",
                        "commands?state=QUEUED,SENT,DELIVERED,SUCCEEDED,REJECTED,SUPERSEDED,EXPIRED,UNREACHABLE,FAILED,TIMED_OUT,SITE_UNREACHABLE",
                        "readings/history?format=json")) {
            assertThat(dashboard.get("/api/v1/sites/home/" + path).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void swaggerUiIsServedUnderAPolicyOfItsOwn() {
        HttpResponse<String> page = dashboard.get("/swagger-ui/index.html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self';", "style-src 'self' 'unsafe-inline'");
        assertThat(dashboard.get("/swagger-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
        assertThat(dashboard.json("/v3/api-docs/swagger-config").path("url").asString())
                .isEqualTo("/v3/api-docs");
        assertThat(
                        dashboard
                                .get("/api/v1/sites")
                                .headers()
                                .firstValue("Content-Security-Policy")
                                .orElseThrow())
                .doesNotContain("unsafe");
    }

    @Test
    void tourIsWalkedWordForWord(@TempDir Path directory) throws Exception {
        assumeThat(isThere("bash") && isThere("curl"))
                .as("bash and curl, which the tour of docs/contracts/http.md needs")
                .isTrue();
        Files.createDirectory(directory.resolve(".local-stack"));
        Files.writeString(
                directory.resolve(".local-stack/credentials.env"),
                "DASHBOARD_URL=%s\nDASHBOARD_USERNAME=admin\nDASHBOARD_PASSWORD='%s'\n"
                        .formatted(dashboard.address(), WebSlice.PASSWORD));
        Files.writeString(directory.resolve("tour.sh"), tour());
        Process bash =
                new ProcessBuilder("bash", "-eu", "tour.sh")
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).as(output).isZero();
        assertThat(output)
                .contains(
                        "\"site\":\"home\"",
                        "\"device\":\"NodeMCU3\"",
                        "\"value\":21.4",
                        "\"series\":[{\"location\":\"kitchen\"",
                        "at,location,device,element,type,unit,count,mean,min,max,last",
                        "304",
                        "\"state\":\"QUEUED\"",
                        "\"reason\":\"malformed-json\"",
                        "RateLimit: \"user\";r=",
                        "event:snapshot");
    }

    @Test
    void csvOfADayOfSecondsIsWrittenFromManyParts() {
        window("exporter", "power", DAY);
        window("exporter", "power", DAY.plusSeconds(30_000));
        window("exporter", "power", DAY.plusSeconds(86_399));
        window("exporter", "energy", DAY.plusSeconds(5));

        String csv =
                dashboard
                        .get(
                                "/api/v1/sites/home/readings/history?format=csv&device=exporter&interval=PT1S"
                                        + "&from=2026-04-01T00:00:00Z&to=2026-04-02T00:00:00Z")
                        .body();

        assertThat(csv.lines())
                .containsExactly(
                        "at,location,device,element,type,unit,count,mean,min,max,last",
                        "2026-04-01T00:00:05Z,kitchen,exporter,energy,number,Cel,2,20.0,19.0,21.0,",
                        "2026-04-01T00:00:00Z,kitchen,exporter,power,number,Cel,2,20.0,19.0,21.0,",
                        "2026-04-01T08:20:00Z,kitchen,exporter,power,number,Cel,2,20.0,19.0,21.0,",
                        "2026-04-01T23:59:59Z,kitchen,exporter,power,number,Cel,2,20.0,19.0,21.0,");
    }

    @Test
    void olderCommandsAreFoundByStateAndDevice() {
        CommandStatus done =
                Commanding.queued(DAY).moved(CommandState.FAILED, DAY, "it said no", null);
        CommandStatus open = Commanding.queued(DAY.plusSeconds(1));
        index.put("tributary-commands", done.id().toString(), done);
        index.put("tributary-commands", open.id().toString(), open);

        assertThat(ids("commands?limit=500&state=FAILED&device=NodeMCU1"))
                .contains(done.id().toString())
                .doesNotContain(open.id().toString());
        assertThat(ids("commands?limit=500&state=QUEUED")).contains(open.id().toString());
        assertThat(ids("commands?limit=500&state=FAILED&device=NodeMCU3"))
                .doesNotContain(done.id().toString());
    }

    @Test
    void rejectionsAreFoundByTime() {
        Rejection rejection = reject(DAY);
        String id = rejection.id().toString();

        assertThat(ids("rejected?from=2026-04-01T00:00:00Z&to=2026-04-01T00:00:01Z")).contains(id);
        assertThat(ids("rejected?to=2026-04-01T00:00:00Z")).doesNotContain(id);
        assertThat(ids("rejected?from=2026-04-01T00:00:01Z")).doesNotContain(id);
    }

    private List<String> ids(String path) {
        return dashboard
                .json("/api/v1/sites/home/" + path)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    /** The first block under its heading, as it stands there. */
    private static String tour() throws IOException {
        return Files.readAllLines(CONTRACTS.resolve("http.md")).stream()
                .dropWhile(line -> !line.equals("## A tour with curl"))
                .dropWhile(line -> !line.startsWith("    "))
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void window(String device, String element, Instant at) {
        index.put(
                "tributary-readings",
                UUID.randomUUID().toString(),
                Map.ofEntries(
                        Map.entry("site", "home"),
                        Map.entry("location", "kitchen"),
                        Map.entry("device", device),
                        Map.entry("element", element),
                        Map.entry("type", "number"),
                        Map.entry("unit", "Cel"),
                        Map.entry("windowStart", at.toString()),
                        Map.entry("count", 2),
                        Map.entry("min", 19),
                        Map.entry("max", 21),
                        Map.entry("sum", 40),
                        Map.entry("lastAt", at.toString())));
    }

    private Rejection reject(Instant at) {
        Rejection rejection =
                Rejection.of(
                        UUID.randomUUID(),
                        SITE,
                        "mqtt",
                        "sense/kitchen",
                        "kitchen",
                        "NodeMCU3",
                        RejectionReason.MALFORMED_JSON,
                        "broken",
                        "{".getBytes(StandardCharsets.UTF_8),
                        at);
        index.put("tributary-rejected", rejection.id().toString(), rejection);
        return rejection;
    }
}
