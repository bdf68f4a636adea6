package io.tributary.benchmarks.reads;

import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the dashboard: REST with a password, pages in a session. */
final class Visitor implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int PATIENCE_SECONDS = 120;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .build();
    private final Stage stage;
    private final URI dashboard;

    Visitor(Stage stage) {
        this.stage = stage;
        this.dashboard = stage.address();
    }

    /** Returns when the dashboard is there and lists so many of what the path lists. */
    void awaitCount(String path, int count) throws InterruptedException {
        int seen = -1;
        for (int i = 0; i < PATIENCE_SECONDS * 4; i++) {
            try {
                seen = JsonCodec.mapper().readTree(rest(path, null).body()).path("count").asInt(-1);
            } catch (IOException e) {
                seen = -1;
            }
            if (seen == count) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        throw new IllegalStateException(
                "%s lists %d instead of %d; see target/reads-*/logs".formatted(path, seen, count));
    }

    /**
     * Asks by REST.
     *
     * @param tag of what is there already; null for none
     */
    HttpResponse<byte[]> rest(String path, @Nullable String tag)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(dashboard.resolve(path))
                        .header("Authorization", stage.authorization());
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> page(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(dashboard.resolve(path)).build(),
                BodyHandlers.ofByteArray());
    }

    void logIn() throws IOException, InterruptedException {
        String form = new String(page("/login").body(), StandardCharsets.UTF_8);
        Matcher token = TOKEN.matcher(form);
        if (!token.find()) {
            throw new IOException("no token in the login page");
        }
        String body =
                "username=%s&password=%s&_csrf=%s"
                        .formatted(
                                stage.user(),
                                URLEncoder.encode(stage.password(), StandardCharsets.UTF_8),
                                URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        HttpResponse<Void> answer =
                http.send(
                        HttpRequest.newBuilder(dashboard.resolve("/login"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding());
        if (answer.statusCode() != 302) {
            throw new IOException("the login was answered " + answer.statusCode());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
