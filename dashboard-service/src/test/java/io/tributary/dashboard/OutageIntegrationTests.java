package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.MortalKafka;
import io.tributary.dashboard.support.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the dashboard says while a server is away, and that it recovers by itself. */
class OutageIntegrationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final String READINESS = "/actuator/health/readiness";

    @Test
    void kafkaMayComeLateGoAndComeBack() throws IOException {
        try (MortalKafka kafka = new MortalKafka();
                RunningDashboard dashboard = withoutElasticsearch(kafka.address())) {
            saysThatNothingIsKnown(dashboard);

            kafka.start();
            try (Edge edge = new Edge(kafka.address())) {
                edge.tell(Home.MODEL);
                edge.tell(Home.heartbeat(Home.SITE, Instant.now()));
                edge.tell(Home.temperature(21.5, Instant.now()));
                awaitValue(dashboard, "21.5");
                assertThat(statusOf(dashboard, READINESS)).isEqualTo(200);
                assertThat(post(dashboard).statusCode()).isEqualTo(202);
            }

            kafka.kill();
            refusesCommandsInTime(dashboard);
            showsWhatIsKnownAndWhatIsMissing(dashboard);

            kafka.start();
            try (Edge edge = new Edge(kafka.address())) {
                edge.tell(Home.temperature(22.5, Instant.now()));
                awaitValue(dashboard, "22.5");
                await().atMost(A_WHILE).until(() -> statusOf(dashboard, READINESS) == 200);
                await().atMost(A_WHILE).until(() -> post(dashboard).statusCode() == 202);
            }

            kafka.kill();
            refusesCommandsInTime(dashboard);
            assertThat(dashboard.end()).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void elasticsearchAloneAwayTakesNothingDownButWhatItServes() {
        try (Edge edge = new Edge(Servers.kafka());
                RunningDashboard dashboard = withoutElasticsearch(Servers.kafka())) {
            edge.tell(Home.MODEL);
            edge.tell(Home.heartbeat(Home.SITE, Instant.now()));
            await().atMost(A_WHILE)
                    .until(() -> dashboard.get("/actuator/health/readiness").statusCode() == 200);
            await().atMost(A_WHILE)
                    .until(() -> dashboard.get("/api/v1/sites/home").statusCode() == 200);

            assertProblem(dashboard.get("/api/v1/sites/home/readings/history"), "elasticsearch");
            assertProblem(dashboard.get("/api/v1/sites/home/rejected"), "elasticsearch");
            assertThat(dashboard.get("/api/v1/sites/home/commands").body())
                    .contains("Older commands may be missing");
            assertThat(post(dashboard).statusCode()).isEqualTo(202);
            assertThat(dashboard.get("/actuator/health").statusCode()).isEqualTo(200);
            assertThat(dashboard.get("/actuator/health").body()).contains("DEGRADED");
        }
    }

    @Test
    void elasticsearchThatHangsIsGivenUp() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Edge edge = new Edge(Servers.kafka());
                RunningDashboard dashboard =
                        RunningDashboard.start(
                                Servers.kafka(),
                                "http://127.0.0.1:" + hanging.getLocalPort(),
                                "spring.elasticsearch.socket-timeout=1s")) {
            edge.tell(Home.MODEL);
            await().atMost(A_WHILE)
                    .until(() -> dashboard.get("/api/v1/sites/home").statusCode() == 200);
            long asked = System.nanoTime();

            assertProblem(dashboard.get("/api/v1/sites/home/rejected"), "elasticsearch");
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void saysThatNothingIsKnown(RunningDashboard dashboard) {
        assertProblem(dashboard.get("/api/v1/sites"), "kafka");
        assertProblem(post(dashboard), "kafka");
        assertThat(statusOf(dashboard, READINESS)).isEqualTo(503);
        assertThat(statusOf(dashboard, "/actuator/health/liveness")).isEqualTo(200);
    }

    private static void refusesCommandsInTime(RunningDashboard dashboard) {
        long asked = System.nanoTime();
        assertProblem(post(dashboard), "kafka");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
    }

    private static void showsWhatIsKnownAndWhatIsMissing(RunningDashboard dashboard) {
        await().atMost(A_WHILE)
                .untilAsserted(
                        () ->
                                assertThat(dashboard.get("/api/v1/sites/home").body())
                                        .contains("\"missing\":[{\"service\":\"kafka\""));
        awaitValue(dashboard, "21.5");
        assertThat(statusOf(dashboard, READINESS)).isEqualTo(503);
    }

    private static void awaitValue(RunningDashboard dashboard, String value) {
        await().atMost(A_WHILE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                dashboard
                                                        .get("/api/v1/sites/home/readings/latest")
                                                        .body())
                                        .contains("\"value\":" + value));
    }

    private static HttpResponse<String> post(RunningDashboard dashboard) {
        return dashboard.post(
                "/api/v1/sites/home/locations/room1/actuators/light/commands",
                "{\"value\":\"ON\"}",
                Map.of());
    }

    private static int statusOf(RunningDashboard dashboard, String path) {
        return dashboard.get(path).statusCode();
    }

    private static RunningDashboard withoutElasticsearch(String kafka) {
        return RunningDashboard.start(kafka, "http://127.0.0.1:1");
    }

    private static void assertProblem(HttpResponse<String> answer, String missing) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains(
                        "urn:tributary:problem:service-unavailable",
                        "\"missing\":[\"" + missing + "\"]");
    }
}
