package io.tributary.dashboard;

import io.tributary.topology.json.JsonCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of the live stream. */
final class LiveStream implements AutoCloseable {

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpResponse<InputStream> response;

    LiveStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /** The next event of that name that fits; others are passed over. */
    Event next(String name, Predicate<JsonNode> fits) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try {
            while (System.nanoTime() < deadline) {
                Event event = events.poll(1, TimeUnit.SECONDS);
                if (event != null && event.name().equals(name) && fits.test(event.data())) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no event " + name + " within 20 s");
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String name = "";
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    name = line.substring("event:".length());
                } else if (line.startsWith("data:")) {
                    JsonNode data = JsonCodec.mapper().readTree(line.substring("data:".length()));
                    events.add(new Event(name, data, System.nanoTime()));
                }
            }
        } catch (IOException e) {
            // The test has closed the stream, or the server has.
            events.clear();
        }
    }

    /**
     * One event.
     *
     * @param receivedNanos when, by {@link System#nanoTime()}
     */
    record Event(String name, JsonNode data, long receivedNanos) {}
}
