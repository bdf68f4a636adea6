package io.tributary.benchmarks.commands;

import io.tributary.benchmarks.Environment;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Asks for commands, each in a request of its own, on as many connections as a proxy before the
 * dashboard would keep. One that is due waits for none but these.
 */
final class RestSide implements AutoCloseable {

    private static final int CONNECTIONS = 32;

    private final ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String authorization;
    private final Ledger ledger;
    private int next;

    RestSide(Ledger ledger) throws IOException, InterruptedException {
        this.ledger = ledger;
        this.authorization = "Bearer " + token();
    }

    /** What scripts use: a password is slow to check, and means to be. */
    private String token() throws IOException, InterruptedException {
        String login =
                Environment.get("DASHBOARD_USERNAME") + ":" + Environment.get("DASHBOARD_PASSWORD");
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(Environment.get("DASHBOARD_URL") + "/api/v1/tokens"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"title\":\"benchmark\",\"role\":\"operator\",\"lasts\":\"PT1H\"}"))
                        .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 201) {
            throw new IOException("no token: the dashboard answers " + answer.statusCode());
        }
        return JsonCodec.mapper().readTree(answer.body()).path("text").asString();
    }

    /**
     * The next switch is to be turned over.
     *
     * @param dueMillis when it was to be asked for
     */
    void ask(long dueMillis) {
        int number = next++;
        String value = number / Switches.COUNT % 2 == 0 ? "ON" : "OFF";
        String path =
                "%s/api/v1/sites/%s/locations/%s/actuators/%s/commands"
                        .formatted(
                                Environment.get("DASHBOARD_URL"),
                                Switches.SITE,
                                Switches.LOCATION,
                                Switches.name(number % Switches.COUNT));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(path))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"value\":\"%s\",\"ttl\":\"PT30S\"}".formatted(value)))
                        .build();
        connections.execute(() -> send(request, dueMillis));
    }

    private void send(HttpRequest request, long dueMillis) {
        try {
            answered(http.send(request, HttpResponse.BodyHandlers.ofByteArray()), dueMillis);
        } catch (IOException e) {
            ledger.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(HttpResponse<byte[]> answer, long dueMillis) {
        String id = JsonCodec.mapper().readTree(answer.body()).path("id").asString("");
        ledger.answered(answer.statusCode(), id, dueMillis);
    }

    @Override
    public void close() {
        connections.close();
    }
}
