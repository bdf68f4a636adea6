package io.tributary.benchmarks.endtoend;

import io.tributary.benchmarks.load.MqttLoad;
import io.tributary.benchmarks.load.Workload;
import io.tributary.benchmarks.rig.Rig;
import io.tributary.localstack.launch.LocalStack;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/** Follows the live stream and notes how long ago the message was due whose number it tells. */
final class StreamLatencies implements AutoCloseable {

    private static final String EVENT = "event:";
    private static final String DATA = "data:";

    private final Workload workload;
    private final MqttLoad load;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Histogram micros = new ConcurrentHistogram(3);
    private final Stream<String> lines;
    private boolean isReading;
    private volatile boolean closed;

    StreamLatencies(Rig rig, Workload workload, MqttLoad load)
            throws IOException, InterruptedException {
        this.workload = workload;
        this.load = load;
        LocalStack stack = rig.stack();
        String login = LocalStack.ADMINISTRATOR + ":" + stack.administratorPassword();
        HttpRequest request =
                HttpRequest.newBuilder(
                                stack.dashboardUrl()
                                        .resolve("/api/v1/sites/" + Workload.SITE + "/stream"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        login.getBytes(StandardCharsets.UTF_8)))
                        .build();
        HttpResponse<Stream<String>> answer =
                http.send(request, HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException("the dashboard answers " + answer.statusCode());
        }
        lines = answer.body();
        Thread.ofPlatform().daemon().name("stream").start(this::follow);
    }

    Histogram histogram() {
        return micros;
    }

    void forget() {
        micros.reset();
    }

    private void follow() {
        try {
            lines.forEach(this::line);
        } catch (UncheckedIOException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    private void line(String line) {
        if (line.startsWith(EVENT)) {
            isReading = line.startsWith("reading", EVENT.length());
        } else if (isReading && line.startsWith(DATA)) {
            long now = System.nanoTime();
            JsonNode reading = JsonCodec.mapper().readTree(line.substring(DATA.length()));
            if (reading.path("element").asString("").equals(Workload.NUMBER)) {
                int device = Integer.parseInt(reading.path("device").asString().substring(1));
                long due = load.dueNanos(workload.message(device, reading.path("value").asLong()));
                micros.recordValue(Math.max(0, (now - due) / 1_000));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
    }
}
