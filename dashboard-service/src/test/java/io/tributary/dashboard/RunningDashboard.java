package io.tributary.dashboard;

import io.tributary.dashboard.support.WebSlice;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole service on a port of its own, asked over HTTP as scripts do. */
final class RunningDashboard implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final URI address;

    private RunningDashboard(ConfigurableApplicationContext context) {
        this.context = context;
        this.address =
                URI.create(
                        "http://127.0.0.1:"
                                + context.getEnvironment()
                                        .getRequiredProperty("local.server.port"));
    }

    static RunningDashboard start(String kafka, String elasticsearch, String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 3);
        all[settings.length] = "spring.kafka.bootstrap-servers=" + kafka;
        all[settings.length + 1] = "spring.elasticsearch.uris=" + elasticsearch;
        all[settings.length + 2] = "tributary.administrator.password=" + WebSlice.PASSWORD;
        return startWith(all);
    }

    /** With these settings alone, and a free port. */
    static RunningDashboard startWith(String... settings) {
        String[] arguments =
                Stream.concat(Stream.of("server.port=0"), Arrays.stream(settings))
                        .map("--"::concat)
                        .toArray(String[]::new);
        return new RunningDashboard(
                new SpringApplicationBuilder(DashboardApplication.class).run(arguments));
    }

    URI address() {
        return address;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What listens at the port. */
    AbstractProtocol<?> connector() {
        ServletWebServerApplicationContext web = (ServletWebServerApplicationContext) context;
        TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(web.getWebServer());
        return (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
    }

    HttpResponse<String> get(String path) {
        return exchange(request(path).GET().build());
    }

    HttpResponse<String> post(String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return exchange(request.build());
    }

    JsonNode json(String path) {
        return JsonCodec.mapper().readTree(get(path).body());
    }

    LiveStream stream(String query) {
        HttpRequest request = request("/api/v1/sites/home/stream" + query).GET().build();
        try {
            return new LiveStream(http.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As by SIGTERM. Returns how long it took to end. */
    Duration end() {
        long told = System.nanoTime();
        close();
        return Duration.ofNanos(System.nanoTime() - told);
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        String login = "admin:" + WebSlice.PASSWORD;
        return HttpRequest.newBuilder(address.resolve(path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
