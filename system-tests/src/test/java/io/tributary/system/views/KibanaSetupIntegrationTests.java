package io.tributary.system.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The script that gives Kibana its objects, against what takes and answers as Kibana does. */
@EnabledIf(value = "hasCurl", disabledReason = "needs curl on the path")
class KibanaSetupIntegrationTests {

    private static final Path SCRIPT = Deploy.file("kibana/setup.sh");
    private static final String PASSWORD = "of:the administrator$";

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private record Answer(int status, String body) {}

    static boolean hasCurl() {
        return Deploy.onPath("curl");
    }

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/saved_objects/_import", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyObjectIsGivenToKibanaOnceItIsReady() throws Exception {
        answers.add(new Answer(503, "Kibana server is not ready yet"));
        answers.add(new Answer(200, "{\"successCount\":23,\"success\":true,\"warnings\":[]}"));

        assertThat(run(20)).isZero();

        assertThat(output()).contains("/app/dashboards#/view/tributary").doesNotContain(PASSWORD);
        assertThat(taken).hasSize(2);
        assertThat(taken.getLast())
                .contains("filename=\"tributary.ndjson\"")
                .contains(Files.readString(Deploy.file("kibana/tributary.ndjson")));
    }

    @Test
    void whatKibanaDoesNotTakeIsTold() throws Exception {
        answers.add(new Answer(200, "{\"success\":false,\"errors\":[{\"id\":\"tributary\"}]}"));

        assertThat(run(20)).isEqualTo(1);

        assertThat(output()).contains("did not take the objects").contains("\"id\":\"tributary\"");
    }

    @Test
    void wrongPasswordIsToldAtOnce() throws Exception {
        Files.writeString(folder.resolve("password"), "another");
        answers.add(new Answer(200, "{\"success\":true}"));

        assertThat(run(20)).isEqualTo(1);

        assertThat(output()).contains("status 401").contains("password");
        assertThat(taken).isEmpty();
    }

    @Test
    void kibanaThatDoesNotComeIsNotWaitedForForEver() throws Exception {
        answers.add(new Answer(503, "Kibana server is not ready yet"));

        assertThat(run(0)).isEqualTo(1);

        assertThat(output()).contains("not ready (status 503): Kibana server is not ready yet");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String login =
                    Base64.getEncoder()
                            .encodeToString(
                                    ("elastic:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            boolean known =
                    ("Basic " + login)
                                    .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                            && exchange.getRequestHeaders().containsKey("kbn-xsrf")
                            && "overwrite=true".equals(exchange.getRequestURI().getQuery());
            if (known) {
                taken.add(body);
            }
            Answer answer = known ? answers.remove() : new Answer(401, "{}");
            byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private int run(int patience) throws Exception {
        ProcessBuilder script =
                new ProcessBuilder(
                                "sh",
                                SCRIPT.toString(),
                                "http://127.0.0.1:" + server.getAddress().getPort(),
                                "elastic",
                                folder.resolve("password").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile());
        script.environment().put("PATIENCE", Integer.toString(patience));
        Process process = script.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
