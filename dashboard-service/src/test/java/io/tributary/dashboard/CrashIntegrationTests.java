package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Index;
import io.tributary.dashboard.support.Servers;
import io.tributary.topology.json.JsonCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed, and told to end. */
class CrashIntegrationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final String SITE = "/api/v1/sites/home";

    @Test
    void killedDashboardKnowsItsCommandsAgainAndTheOneToldToEndLeavesSoon(@TempDir Path directory)
            throws Exception {
        new Index(Servers.elasticsearch());
        try (Edge edge = new Edge(Servers.kafka())) {
            edge.tell(Home.MODEL);
            edge.tell(Home.heartbeat(Home.SITE, Instant.now()));
            edge.tell(Home.temperature(21.5, Instant.now()));
            String command;
            try (DashboardProcess killed = DashboardProcess.start(directory)) {
                await().atMost(A_WHILE).until(() -> killed.status(SITE) == 200);
                String answer = killed.post(SITE + "/locations/room1/actuators/light/commands");
                command = JsonCodec.mapper().readTree(answer).path("id").asString();
                killed.kill();
            }
            try (DashboardProcess next = DashboardProcess.start(directory)) {
                Set<Integer> statuses = new HashSet<>();
                await().atMost(A_WHILE)
                        .pollInterval(Duration.ofMillis(50))
                        .until(
                                () -> {
                                    int status = next.status(SITE + "/commands/" + command);
                                    statuses.add(status);
                                    return status == 200;
                                });
                assertThat(statuses).isSubsetOf(0, 503, 200);
                assertThat(next.get(SITE + "/readings/latest")).contains("21.5");
                try (LiveStream stream = next.stream(SITE + "/stream")) {
                    stream.next("snapshot", all -> true);

                    assertThat(next.terminate())
                            .as(next.output())
                            .isLessThan(Duration.ofSeconds(10));
                }
            }
        }
    }
}
