package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Servers;
import io.tributary.dashboard.support.WebSlice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * The dashboard as a browser uses it: log in, look, command, listen, log out; and as those use it
 * who mean it harm, at the same server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SessionIntegrationTests
        implements SlowClients, OversizedRequests, ForgedRequests, SessionTheft {

    private static final Pattern FORM_TOKEN =
            Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern PAGE_TOKEN =
            Pattern.compile("name=\"csrf-token\"[^>]*content=\"([^\"]+)\"");

    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(Redirect.NORMAL)
                    .build();
    private Edge edge;
    private RunningDashboard dashboard;

    @BeforeAll
    void start() {
        edge = new Edge(Servers.kafka());
        edge.tell(Home.MODEL);
        edge.tell(Home.heartbeat(Home.SITE, Instant.now()));
        dashboard =
                RunningDashboard.start(
                        Servers.kafka(),
                        "http://127.0.0.1:1",
                        "server.tomcat.connection-timeout=%ds".formatted(PATIENCE_SECONDS),
                        "server.tomcat.max-connections=" + MOST_CONNECTIONS);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> dashboard.get("/api/v1/sites/home").statusCode() == 200);
    }

    @Override
    public RunningDashboard dashboard() {
        return dashboard;
    }

    @Override
    public Edge edge() {
        return edge;
    }

    @AfterAll
    void stop() {
        dashboard.close();
        edge.close();
        browser.close();
    }

    @Test
    void whoLogsInSeesThePageAskedForAndWhoLogsOutIsToldNothingMore() throws Exception {
        String loginPage = get("/sites/home/locations/room1");
        assertThat(loginPage).contains("Log in");
        String page =
                post(
                        "/login",
                        Map.of(
                                "username",
                                "admin",
                                "password",
                                WebSlice.PASSWORD,
                                "_csrf",
                                token(FORM_TOKEN, loginPage)));
        assertThat(page).contains("<title>Room 1 · Tributary</title>");
        assertThat(commandStatus("no token")).isEqualTo(403);
        assertThat(commandStatus(token(PAGE_TOKEN, page))).isEqualTo(202);

        HttpResponse<InputStream> stream =
                browser.send(
                        request("/api/v1/sites/home/stream").build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isNotNull();
            post("/logout", Map.of("_csrf", token(PAGE_TOKEN, page)));
            assertThat(lines.lines()).isNotNull().last().asString().isEmpty();
        }
        assertThat(get("/sites/home")).contains("Log in");
    }

    @Test
    void assetsAreToldApartByTheirContent() throws Exception {
        HttpResponse<String> first =
                browser.send(request("/assets/live.js").build(), BodyHandlers.ofString());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> second =
                browser.send(
                        request("/assets/live.js").header("If-None-Match", tag).build(),
                        BodyHandlers.ofString());

        assertThat(first.headers().firstValue("Last-Modified")).isEmpty();
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(second.statusCode()).isEqualTo(304);
    }

    private int commandStatus(String token) throws Exception {
        HttpRequest request =
                request("/api/v1/sites/home/locations/room1/actuators/light/commands")
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-TOKEN", token)
                        .POST(BodyPublishers.ofString("{\"value\":\"ON\"}"))
                        .build();
        return browser.send(request, BodyHandlers.ofString()).statusCode();
    }

    private String get(String path) throws IOException, InterruptedException {
        return browser.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    private String post(String path, Map<String, String> form)
            throws IOException, InterruptedException {
        String body =
                form.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        HttpRequest request =
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return browser.send(request, BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        URI uri = dashboard.address().resolve(path);
        return HttpRequest.newBuilder(uri).header("Accept", "text/html,*/*");
    }

    private static String token(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
