package io.tributary.system.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tributary.localstack.mqtt.tls.CertificateAuthority;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The script that gives Elasticsearch its roles and users, against what takes them down. */
@EnabledIf(value = "hasCurl", disabledReason = "needs curl on the path")
class ElasticsearchAccountsIntegrationTests {

    private static final Path SCRIPT = Path.of("../deploy/elasticsearch/accounts.sh");
    private static final String PASSWORDS =
            "elastic:of-the-administrator\nstreaming-consumer:one\ndashboard-service:other\n";

    private final Map<String, JsonNode> put = new TreeMap<>();

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpsServer server;

    static boolean hasCurl() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(each -> Files.isExecutable(Path.of(each, "curl")));
    }

    @BeforeEach
    void start() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("Tests");
        Files.write(folder.resolve("ca.pem"), authority.identity().certificatePem());
        Files.write(
                folder.resolve("other.pem"),
                CertificateAuthority.create("Others").identity().certificatePem());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(
                        ElasticsearchGuard.context(authority.server(List.of("127.0.0.1")))));
        server.createContext("/_security/", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachServiceHasItsRoleAndItsPassword() throws Exception {
        assertThat(run("ca.pem", PASSWORDS)).isZero();

        assertThat(put.keySet())
                .containsExactly(
                        "/_security/role/dashboard-service",
                        "/_security/role/streaming-consumer",
                        "/_security/user/dashboard-service",
                        "/_security/user/streaming-consumer");
        assertThat(put.get("/_security/user/dashboard-service"))
                .hasToString("{\"password\":\"other\",\"roles\":[\"dashboard-service\"]}");
        assertThat(put.get("/_security/role/dashboard-service"))
                .isEqualTo(
                        JsonCodec.mapper()
                                .readTree(
                                        Files.readString(
                                                SCRIPT.resolveSibling(
                                                        "roles/dashboard-service.json"))));
        assertThat(output()).doesNotContain("other").doesNotContain("administrator");
    }

    @Test
    void wrongPasswordOfTheAdministratorIsTold() throws Exception {
        assertThat(run("ca.pem", PASSWORDS.replace("administrator", "nobody"))).isEqualTo(1);

        assertThat(put).isEmpty();
        assertThat(output())
                .contains("/_security/role/streaming-consumer: Elasticsearch answers 401");
    }

    @Test
    void serverOfAnUnknownAuthorityIsToldNothing() throws Exception {
        assertThat(run("other.pem", PASSWORDS)).isNotZero();

        assertThat(put).isEmpty();
    }

    @Test
    void whatCouldEndAQuotationIsRefused() throws Exception {
        assertThat(run("ca.pem", "elastic:of-the-administrator\ndashboard-service:a\"b\n"))
                .isEqualTo(1);

        assertThat(put).isEmpty();
        assertThat(output()).contains("letters, digits");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String login =
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            "elastic:of-the-administrator"
                                                    .getBytes(StandardCharsets.UTF_8));
            boolean known =
                    login.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                            && exchange.getRequestMethod().equals("PUT");
            if (known) {
                put.put(exchange.getRequestURI().getPath(), JsonCodec.mapper().readTree(body));
            }
            exchange.sendResponseHeaders(known ? 200 : 401, -1);
        }
    }

    private int run(String authority, String passwords) throws Exception {
        Process process =
                new ProcessBuilder(
                                "sh",
                                SCRIPT.toString(),
                                "https://127.0.0.1:" + server.getAddress().getPort(),
                                folder.resolve(authority).toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile())
                        .start();
        try (var in = process.getOutputStream()) {
            in.write(passwords.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
