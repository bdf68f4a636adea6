package io.tributary.benchmarks.commands;

import io.tributary.benchmarks.Environment;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks for commands, each in a request of its own, on as many connections as a proxy before the
 * dashboard would keep. One that is due waits for none but these.
 */
final class RestSide implements AutoCloseable {

    private static final int CONNECTIONS = 32;

    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final BlockingQueue<HttpConnection> idle = new ArrayBlockingQueue<>(CONNECTIONS);
    private final URI dashboard = URI.create(Environment.get("DASHBOARD_URL"));
    private final String authorization;
    private final Ledger ledger;
    private final AtomicInteger open = new AtomicInteger();
    private int next;

    RestSide(Ledger ledger) throws IOException {
        this.ledger = ledger;
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(new HttpConnection(dashboard));
        }
        this.authorization = "Bearer " + token();
    }

    /** What scripts use: a password is slow to check, and means to be. */
    private String token() throws IOException {
        String login =
                Environment.get("DASHBOARD_USERNAME") + ":" + Environment.get("DASHBOARD_PASSWORD");
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        try (HttpConnection connection = new HttpConnection(dashboard)) {
            HttpConnection.Answer answer =
                    connection.post(
                            "/api/v1/tokens",
                            "Basic " + basic,
                            "{\"title\":\"benchmark\",\"role\":\"operator\",\"lasts\":\"PT1H\"}"
                                    .getBytes(StandardCharsets.UTF_8));
            if (answer.status() != 201) {
                throw new IOException("no token: the dashboard answers " + answer.status());
            }
            return JsonCodec.mapper().readTree(answer.body()).path("text").asString();
        }
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
                "/api/v1/sites/%s/locations/%s/actuators/%s/commands"
                        .formatted(
                                Switches.SITE,
                                Switches.LOCATION,
                                Switches.name(number % Switches.COUNT));
        byte[] body =
                "{\"value\":\"%s\",\"ttl\":\"PT30S\"}"
                        .formatted(value)
                        .getBytes(StandardCharsets.UTF_8);
        open.incrementAndGet();
        threads.execute(() -> send(path, body, dueMillis));
    }

    /** Requests that were due and are not answered yet. */
    int open() {
        return open.get();
    }

    private void send(String path, byte[] body, long dueMillis) {
        HttpConnection connection = idle.remove();
        try {
            answered(connection.post(path, authorization, body), dueMillis);
        } catch (IOException e) {
            ledger.failed(e);
        } finally {
            idle.add(connection);
            open.decrementAndGet();
        }
    }

    private void answered(HttpConnection.Answer answer, long dueMillis) {
        String id = JsonCodec.mapper().readTree(answer.body()).path("id").asString("");
        ledger.answered(answer.status(), id, dueMillis);
    }

    @Override
    public void close() {
        threads.close();
        idle.forEach(RestSide::end);
    }

    private static void end(HttpConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            System.err.println("a connection did not end: " + e);
        }
    }
}
