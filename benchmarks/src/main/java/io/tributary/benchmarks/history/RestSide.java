package io.tributary.benchmarks.history;

import io.tributary.benchmarks.Environment;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/** Asks REST for all of a past, again and again. */
final class RestSide {

    private static final int WARM_UP = 3;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Past past;
    private final ElasticsearchSide elasticsearch;
    private final String authorization;

    RestSide(Past past, ElasticsearchSide elasticsearch) {
        this.past = past;
        this.elasticsearch = elasticsearch;
        String login =
                Environment.get("DASHBOARD_USERNAME") + ":" + Environment.get("DASHBOARD_PASSWORD");
        this.authorization =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What came out.
     *
     * @param micros how long each answer took, to its last byte
     * @param series curves in the last answer
     * @param points points in it
     * @param readings readings that they stand for
     * @param mean of all of these
     */
    record Result(Histogram micros, int series, int points, long readings, double mean) {}

    Result ask(Duration interval, int times) throws IOException, InterruptedException {
        Histogram micros = new Histogram(3);
        byte[] answer = new byte[0];
        for (int i = -WARM_UP; i < times; i++) {
            elasticsearch.forgetAnswers();
            long start = System.nanoTime();
            answer = ask(interval);
            if (i >= 0) {
                micros.recordValue((System.nanoTime() - start) / 1_000);
            }
        }
        return result(micros, JsonCodec.mapper().readTree(answer).path("series"));
    }

    private static Result result(Histogram micros, JsonNode series) {
        int points = 0;
        long readings = 0;
        double sum = 0;
        for (JsonNode one : series) {
            for (JsonNode point : one.path("points")) {
                points++;
                readings += point.path("count").asLong();
                sum += point.path("count").asLong() * point.path("mean").asDouble();
            }
        }
        return new Result(micros, series.size(), points, readings, sum / readings);
    }

    private byte[] ask(Duration interval) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "%s/api/v1/sites/home/readings/history?location=%s&from=%s&to=%s&interval=%s"
                                                .formatted(
                                                        Environment.get("DASHBOARD_URL"),
                                                        past.location(),
                                                        past.from(),
                                                        past.to(),
                                                        interval)))
                        .header("Authorization", authorization)
                        .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "REST answers "
                            + answer.statusCode()
                            + ": "
                            + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }
}
