package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.support.WebSlice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stolen or planted cookie is good for, and what an answer lets a browser do. */
interface SessionTheft {

    RunningDashboard dashboard();

    @Test
    default void cookieIsWorthNothingAfterTheLogout() throws IOException {
        try (Visitor owner = new Visitor(dashboard().address());
                Socket stream = raw().connect()) {
            owner.logIn("admin", WebSlice.PASSWORD);
            String stolen = "Cookie: " + owner.cookie();
            assertThat(raw().get("/api/v1/sites", stolen).status()).isEqualTo(200);
            stream.getOutputStream()
                    .write(
                            ("GET /api/v1/sites/home/stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                            + stolen
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader events =
                    new BufferedReader(
                            new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8));
            assertThat(events.readLine()).contains("200");

            owner.post("/logout", owner.get("/tokens").body(), Map.of());

            assertThat(CompletableFuture.supplyAsync(() -> events.lines().count()))
                    .as("the stream's end")
                    .succeedsWithin(Duration.ofSeconds(10));
            assertThat(raw().get("/sites/home", stolen, "Accept: text/html").header("Location"))
                    .contains("/login");
            assertThat(raw().get("/api/v1/sites", stolen).status()).isEqualTo(401);
            assertThat(raw().get("/api/v1/sites/home/stream", stolen).status()).isEqualTo(401);
            assertThat(raw().get("/actuator/prometheus", stolen).status()).isEqualTo(401);
            assertThat(raw().get("/v3/api-docs", stolen).status()).isEqualTo(401);
        }
    }

    @Test
    default void idPlantedBeforeTheLoginIsWorthNothingAfterIt() {
        try (Visitor victim = new Visitor(dashboard().address())) {
            victim.useCookie("TRIBUTARY_SESSION=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
            victim.get("/login");
            String before = victim.cookie();
            assertThat(before).doesNotContain("AAAA");

            victim.logIn("admin", WebSlice.PASSWORD);

            assertThat(victim.cookie()).isNotEqualTo(before);
            assertThat(victim.setCookie()).contains("; HttpOnly", "; SameSite=Lax", "; Path=/");
            assertThat(victim.get("/api/v1/sites").statusCode()).isEqualTo(200);
            assertThat(raw().get("/api/v1/sites", "Cookie: " + before).status()).isEqualTo(401);
            assertThat(
                            raw().get("/api/v1/sites;jsessionid=" + victim.cookie().substring(18))
                                    .status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/login, 200",
        "/sites/home, 200",
        "/audit, 503",
        "/sites/nowhere, 404",
        "/nothing/here, 404",
        "/assets/base.css, 200",
        "/assets/none.css, 404",
        "/webjars/none.js, 404",
        "/api/v1/sites, 200",
        "/api/v1/sites/nowhere, 404",
        "/api/v1/nothing, 404",
        "/api/v1/sites/home/rejected, 503",
        "/actuator/health, 200",
        "/actuator/prometheus, 200",
        "/actuator/env, 404",
        "/actuator, 404",
        "/v3/api-docs, 200",
        "/swagger-ui/index.html, 200",
        "/error, 404",
        "/assets/..%2fx, 400",
        "//twice, 400"
    })
    default void everyAnswerForbidsTheBrowserWhatItDoesNotNeed(String path, int status) {
        try (Visitor visitor = new Visitor(dashboard().address())) {
            visitor.logIn("admin", WebSlice.PASSWORD);
            String cookie = "Cookie: " + visitor.cookie();
            RawHttp.Answer answer = raw().get(path, cookie);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            assertHeaders(answer);
            assertHeaders(raw().get(path, cookie, "Accept: text/html"));
        }
        assertHeaders(raw().get(path, "Accept: text/html"));
        assertHeaders(raw().ask("TRACE", path, ""));
    }

    @Test
    default void strangersSeeThatItIsHealthyAndNothingOfWhy() {
        String json =
                "{\"name\":\"vera.views\",\"role\":\"viewer\",\"password\":\"correct horse battery\"}";
        dashboard().post("/api/v1/users", json, Map.of());
        String viewer = "Authorization: Basic dmVyYS52aWV3czpjb3JyZWN0IGhvcnNlIGJhdHRlcnk=";
        for (String path : new String[] {"", "/readiness", "/liveness"}) {
            assertThat(raw().get("/actuator/health" + path).body())
                    .contains("\"status\":")
                    .doesNotContain("components", "details", "127.0.0.1");
        }
        for (String path : new String[] {"prometheus", "env", "heapdump", "health/kafka/x", ""}) {
            assertThat(raw().get("/actuator/" + path).status())
                    .as(path)
                    .isEqualTo(path.startsWith("health") ? 404 : 401);
        }
        assertThat(raw().get("/actuator/health/kafka").status()).isEqualTo(404);
        assertThat(raw().get("/actuator/prometheus", viewer).status()).isEqualTo(200);
        assertThat(raw().get("/actuator/health", viewer).body()).contains("components");
        for (String path : new String[] {"env", "heapdump", "loggers", "shutdown", "mappings"}) {
            assertThat(raw().get("/actuator/" + path, RawHttp.BASIC).status()).isEqualTo(404);
        }
    }

    private void assertHeaders(RawHttp.Answer answer) {
        assertThat(answer.header("Content-Security-Policy").orElse(""))
                .as(answer.toString())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.body()).doesNotContain("Tomcat", "\tat ");
    }

    private RawHttp raw() {
        return new RawHttp(dashboard().address());
    }
}
