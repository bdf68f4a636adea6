package io.tributary.streaming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service, against the real servers, on ports of its own. */
final class RunningService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** With the settings given as {@code name=value}, which go before those of every test. */
    static RunningService start(String... settings) {
        return start(Servers.addresses(), settings);
    }

    /** The same with servers of its own. */
    static RunningService start(Addresses servers, String... settings) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("server.port", "0");
        arguments.put("spring.kafka.bootstrap-servers", servers.kafka());
        arguments.put("spring.elasticsearch.uris", servers.elasticsearch());
        arguments.put("tributary.elasticsearch.replicas", "0");
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            arguments.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new RunningService(
                new SpringApplicationBuilder(StreamingConsumerApplication.class)
                        .run(
                                arguments.entrySet().stream()
                                        .map(one -> "--" + one.getKey() + "=" + one.getValue())
                                        .toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Status health(String component) {
        HealthDescriptor health = bean(HealthEndpoint.class).healthForPath(component);
        return Objects.requireNonNull(health, component).getStatus();
    }

    /** What the service answers over HTTP. */
    String json(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
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
    }
}
