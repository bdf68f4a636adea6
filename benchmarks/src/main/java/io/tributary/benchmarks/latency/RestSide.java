package io.tributary.benchmarks.latency;

import io.tributary.benchmarks.Environment;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * Asks REST for the newest value of one device again and again, and notes how old each new one is.
 */
final class RestSide implements AutoCloseable {

    private static final long PAUSE_MILLIS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final Histogram histogram = new ConcurrentHistogram(3);
    private final Thread thread = Thread.ofPlatform().name("rest-side").unstarted(this::run);
    private volatile boolean stopped;

    RestSide(String run) {
        String login =
                Environment.get("DASHBOARD_USERNAME") + ":" + Environment.get("DASHBOARD_PASSWORD");
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        request =
                HttpRequest.newBuilder(
                                URI.create(
                                        Environment.get("DASHBOARD_URL")
                                                + "/api/v1/sites/home/readings/latest?device="
                                                + Devices.first(run)))
                        .header("Authorization", "Basic " + basic)
                        .build();
    }

    void start() {
        thread.start();
    }

    void forget() {
        histogram.reset();
    }

    Histogram histogram() {
        return histogram;
    }

    private void run() {
        long newest = 0;
        try {
            while (!stopped) {
                long value = ask();
                if (value > newest) {
                    newest = value;
                    histogram.recordValue(Math.max(0, System.currentTimeMillis() - value));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long ask() throws InterruptedException {
        try {
            byte[] body = http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
            JsonNode items = JsonCodec.mapper().readTree(body).path("items");
            return items.isEmpty() ? 0 : items.get(0).path("value").asLong(0);
        } catch (IOException e) {
            throw new IllegalStateException("the dashboard does not answer", e);
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
