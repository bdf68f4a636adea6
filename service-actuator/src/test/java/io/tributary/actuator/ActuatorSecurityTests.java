package io.tributary.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class ActuatorSecurityTests {

    private static final String PASSWORD = "correct-horse-battery";

    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext service;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {}

    @AfterEach
    void stop() {
        if (service != null) {
            service.close();
        }
        http.close();
    }

    @Test
    void healthIsForAllAndMetricsForWhoHasThePassword(CapturedOutput output) throws Exception {
        start("--tributary.metrics.password=" + PASSWORD);

        assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus", "metrics:" + PASSWORD).body()).contains("jvm_");
        for (String login :
                new String[] {null, "metrics:", "metrics:wrong", "user:" + PASSWORD, "metrics"}) {
            HttpResponse<String> refused = get("/actuator/prometheus", login);
            assertThat(refused.statusCode()).as(login).isEqualTo(401);
            assertThat(refused.body()).doesNotContain("jvm_");
            assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        }
        for (String path : new String[] {"/", "/actuator", "/actuator/env", "/login", "/error"}) {
            assertThat(get(path, null).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(output).doesNotContain(PASSWORD);
        assertThat(service.getBean(MetricsProperties.class))
                .hasToString("MetricsProperties[username=metrics]");
    }

    @Test
    void withoutAPasswordMetricsAreNobodysAndNoneIsMadeUp(CapturedOutput output) throws Exception {
        start();

        assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
        for (String login : new String[] {null, "metrics:", "metrics:null", "user:"}) {
            assertThat(get("/actuator/prometheus", login).statusCode()).as(login).isEqualTo(401);
        }
        assertThat(output.getAll()).doesNotContainIgnoringCase("security password");
    }

    @Test
    void passwordThatCouldBeGuessedIsRefusedAndNotShown(CapturedOutput output) {
        failed("--tributary.metrics.password=guess-me");

        assertThat(output.getAll())
                .contains("tributary.metrics.password must have 16 to 200 characters")
                .doesNotContain("guess-me");
    }

    private void start(String... arguments) {
        service =
                new SpringApplicationBuilder(Service.class)
                        .properties(
                                "server.port=0",
                                "server.address=127.0.0.1",
                                "management.endpoints.web.exposure.include=health,prometheus,env",
                                "management.endpoint.health.probes.enabled=true")
                        .run(arguments);
    }

    private void failed(String... arguments) {
        assertThatThrownBy(() -> start(arguments)).isInstanceOf(RuntimeException.class);
    }

    private HttpResponse<String> get(String path, String login)
            throws IOException, InterruptedException {
        String port = service.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (login != null) {
            byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
