package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.launch.StackProcess;
import io.tributary.localstack.options.StackPort;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Each service with no more than its own rights in Kafka and Elasticsearch. That readings, commands
 * and replays get through with them is shown by all tests of this stack; here is the rest, and what
 * happens when something is refused.
 */
class AccessSystemTests {

    private static final LocalStack STACK = SharedStack.get();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int MESSAGES = 200;
    private static final long READINGS_EACH = 2;

    @Test
    void peopleCredentialsAndTheTrailGetThroughWithTheRightsOfEach() {
        String password = "a-long-enough-password";
        String user = "visitor-" + STACK.process("dashboard-service").pid();
        assertThat(
                        rest(
                                        "POST",
                                        "/api/v1/users",
                                        "{\"name\":\"%s\",\"role\":\"viewer\",\"password\":\"%s\"}"
                                                .formatted(user, password))
                                .statusCode())
                .isEqualTo(201);
        await().untilAsserted(
                        () ->
                                assertThat(
                                                rest(
                                                                login(user, password),
                                                                "GET",
                                                                "/api/v1/sites/home",
                                                                "")
                                                        .statusCode())
                                        .isEqualTo(200));

        assertThat(
                        rest("POST", "/api/v1/sites/home/devices/bench/credential/password", "")
                                .statusCode())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(
                                                json(rest(
                                                                "GET",
                                                                "/api/v1/sites/home/devices/bench/credential",
                                                                ""))
                                                        .path("state")
                                                        .asString())
                                        .isEqualTo("APPLIED"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(rest("GET", "/api/v1/audit?limit=50", "").body())
                                        .contains("\"target\":\"" + user + "\""));
    }

    @Test
    void servicesAskElasticsearchForNothingThatTheirRolesDoNotGive() {
        assertThat(SharedStack.servers().guard().notGiven()).isEmpty();
    }

    @Test
    void servicesSendNoRequestTwiceToLogIn() {
        assertThat(SharedStack.servers().guard().withoutLogin()).isZero();
    }

    @Test
    void gatewayWithoutARightKeepsAllInItsJournalSaysSoAndGoesOn() throws Exception {
        take("gateway-home", "sense", AclOperation.WRITE);
        Process devices = send("no-right");
        awaitHealth(StackPort.GATEWAY, "[sense]; run kafka-access");

        assertThat(SharedStack.servers().giveAccess())
                .contains("given to User:gateway-home: WRITE TOPIC sense\n");

        awaitAllIndexed(devices, "no-right");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(health(StackPort.GATEWAY).statusCode()).isEqualTo(200));
    }

    @Test
    void gatewayWithAWrongPasswordSaysSoAndStartsOnceItIsRight() throws Exception {
        StackProcess gateway = STACK.process("gateway-service");
        gateway.kill();
        setPassword("gateway-home", "another-one");
        CompletableFuture<Void> started = CompletableFuture.runAsync(gateway::start);
        Process devices = send("wrong-password");
        awaitHealth(StackPort.GATEWAY, "invalid credentials");
        assertThat(health(StackPort.GATEWAY).body())
                .contains("check spring.kafka.properties.sasl.jaas.config");
        assertThat(started).isNotDone();

        SharedStack.servers().giveAccess();

        started.join();
        awaitAllIndexed(devices, "wrong-password");
    }

    @Test
    void streamingConsumerThatKafkaRefusesSaysSoAndMissesNothing() throws Exception {
        take("streaming-consumer", "sense", AclOperation.READ);
        Process devices = send("unread");
        awaitHealth(StackPort.STREAMING, "Kafka refuses this account a right");

        SharedStack.servers().giveAccess();

        awaitAllIndexed(devices, "unread");
    }

    @Test
    void elasticsearchThatRefusesHoldsUpSaysSoAndGetsAllOfItAfterwards() throws Exception {
        long rejected = rejected();
        SharedStack.servers().guard().refuse(403);
        try {
            Process devices = send("unwritten");
            awaitHealth(StackPort.STREAMING, "Elasticsearch answers 403");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () ->
                                    assertThat(rest("GET", "/actuator/health", "").body())
                                            .contains("Elasticsearch answers with 403"));
            SharedStack.servers().guard().refuseNobody();
            awaitAllIndexed(devices, "unwritten");
        } finally {
            SharedStack.servers().guard().refuseNobody();
        }
        assertThat(rejected()).isEqualTo(rejected);
    }

    private static void take(String user, String topic, AclOperation operation) throws Exception {
        try (Admin admin = Admin.create(SharedStack.servers().administrator())) {
            admin.deleteAcls(
                            List.of(
                                    new AclBindingFilter(
                                            new ResourcePatternFilter(
                                                    ResourceType.TOPIC, topic, PatternType.LITERAL),
                                            new AccessControlEntryFilter(
                                                    "User:" + user,
                                                    null,
                                                    operation,
                                                    AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
    }

    private static void setPassword(String user, String password) throws Exception {
        try (Admin admin = Admin.create(SharedStack.servers().administrator())) {
            admin.alterUserScramCredentials(
                            List.of(
                                    new UserScramCredentialUpsertion(
                                            user,
                                            new ScramCredentialInfo(
                                                    ScramMechanism.SCRAM_SHA_512, 8_192),
                                            password)))
                    .all()
                    .get();
        }
    }

    private static Process send(String location) throws IOException {
        return Simulator.start(
                STACK,
                log(location),
                "--rate=100",
                "--devices=5",
                "--messages=" + MESSAGES,
                "--location=" + location);
    }

    private static void awaitAllIndexed(Process devices, String location) throws Exception {
        Simulator.awaitSuccess(devices, log(location), 60);
        Documents documents = new Documents(STACK);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(documents.readings(Documents.term("location", location)))
                                        .isEqualTo(READINGS_EACH * MESSAGES));
    }

    private static Path log(String location) {
        return Path.of("target", "access-" + location + ".log");
    }

    private static long rejected() {
        return new Documents(STACK)
                .search("tributary-rejected", "{\"size\":0,\"track_total_hits\":true}")
                .at("/hits/total/value")
                .asLong();
    }

    private static void awaitHealth(StackPort port, String words) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(
                        () -> {
                            HttpResponse<String> health = health(port);
                            assertThat(health.body()).contains(words);
                            assertThat(health.statusCode()).isEqualTo(503);
                        });
    }

    /** An assertion fails where there is no answer, such as while the service starts. */
    private static HttpResponse<String> health(StackPort port) throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:%d/actuator/health".formatted(STACK.port(port)));
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(port + " does not answer", e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonCodec.mapper().readTree(answer.body());
    }

    private static HttpResponse<String> rest(String method, String path, String body) {
        return rest(
                login(LocalStack.ADMINISTRATOR, STACK.administratorPassword()), method, path, body);
    }

    private static HttpResponse<String> rest(
            String login, String method, String path, String body) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(STACK.dashboardUrl().resolve(path))
                            .header("Authorization", login)
                            .header("Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(20))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(path + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String login(String user, String password) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
