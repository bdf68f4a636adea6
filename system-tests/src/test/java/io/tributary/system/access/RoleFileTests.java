package io.tributary.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleFileTests {

    private static final Path ROLES = Path.of("../deploy/elasticsearch/roles");

    @ParameterizedTest
    @CsvSource({
        "create, tributary-readings-2026.11.20, true",
        "create, tributary-audit-2026.11, true",
        "index, tributary-latest, true",
        "index, tributary-rollup-1m-2026.11, true",
        "index, tributary-rollup-pending, true",
        "delete, tributary-rollup-pending, true",
        // what stands is not changed, and nobody else's is touched
        "index, tributary-readings-2026.11.20, false",
        "index, tributary-audit-2026.11, false",
        "delete, tributary-latest, false",
        "delete, tributary-rollup-1m-2026.11, false",
        "create, somebody-elses, false"
    })
    void streamingConsumerAddsAndChangesOnlyStates(String action, String index, boolean given)
            throws IOException {
        String bulk =
                "{\"%s\":{\"_index\":\"%s\",\"_id\":\"1\"}}\n%s"
                        .formatted(action, index, action.equals("delete") ? "" : "{}\n");

        assertThat(isGiven("streaming-consumer", "POST", "/_bulk", bulk)).isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /tributary-readings/_search, true, true",
        "POST, /tributary-readings/_refresh, true, false",
        "POST, /tributary-rejected/_search, false, true",
        "POST, '/tributary-rollup-1h,tributary-rollup-1m,tributary-readings/_search', true, true",
        "POST, /tributary-rollup-pending/_refresh, true, false",
        "PUT, /_index_template/tributary-readings, true, false",
        "PUT, /tributary-readings-2026.11.20, true, false",
        "PUT, /tributary-readings-2026.11.20/_mapping, true, false",
        "DELETE, /tributary-readings-2026.11.20, false, false",
        "PUT, /_security/user/me, false, false",
        "GET, /_cluster/health, true, true",
        "PUT, /_cluster/settings, false, false"
    })
    void requestIsForWhomItIsMeant(String method, String path, boolean streaming, boolean dashboard)
            throws IOException {
        assertThat(isGiven("streaming-consumer", method, path, "")).isEqualTo(streaming);
        assertThat(isGiven("dashboard-service", method, path, "")).isEqualTo(dashboard);
    }

    @Test
    void searchOfSeveralIndicesNeedsEachOfThem() throws IOException {
        String searches =
                "{\"index\":\"tributary-readings\"}\n{}\n{\"index\":[\"somebody-elses\"]}\n{}\n";

        assertThat(isGiven("dashboard-service", "POST", "/_msearch", searches)).isFalse();
        assertThat(isGiven("dashboard-service", "POST", "/tributary-readings/_msearch", "{}\n{}\n"))
                .isTrue();
        assertThat(isGiven("dashboard-service", "POST", "/somebody-elses/_msearch", "{}\n{}\n"))
                .isFalse();
    }

    private static boolean isGiven(String role, String method, String path, String body)
            throws IOException {
        RoleFile file = RoleFile.read(ROLES.resolve(role + ".json"));
        return RequestNeeds.of(method, path, body.getBytes(StandardCharsets.UTF_8)).stream()
                .allMatch(file::gives);
    }
}
