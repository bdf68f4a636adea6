package io.tributary.dashboard.stream;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * One client's live stream. {@link #run()} writes to it on a thread of its own, which a slow client
 * holds up and nobody else.
 */
final class ClientStream implements Changes.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(ClientStream.class);
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final long RECONNECT_MILLIS = 2_000;

    private final Interest interest;
    private final @Nullable String session;
    private final BooleanSupplier admitted;
    private final SseEmitter emitter;
    private final PendingChanges pending;
    private final Duration keepAlive;
    private final StreamEvents events;
    private final JsonMapper json;
    private final StreamLatency latency;

    /**
     * @param session the browser session it ends with; null for scripts
     * @param admitted whether its client is still let in; else it ends before anything more is told
     */
    ClientStream(
            Interest interest,
            @Nullable String session,
            BooleanSupplier admitted,
            SseEmitter emitter,
            StreamProperties properties,
            StreamEvents events,
            JsonMapper json,
            StreamLatency latency) {
        this.interest = interest;
        this.session = session;
        this.admitted = admitted;
        this.emitter = emitter;
        this.pending = new PendingChanges(properties.pending());
        this.keepAlive = properties.keepAlive();
        this.events = events;
        this.json = json;
        this.latency = latency;
    }

    @Override
    public void changed(Change change) {
        if (interest.in(change)) {
            pending.add(change);
        }
    }

    /** Whether it was opened within the browser session. */
    boolean isOf(String session) {
        return session.equals(this.session);
    }

    /** Ends {@link #run()} soon. */
    void close() {
        pending.close();
    }

    /** Writes until the client is gone or no longer let in, or the stream is closed. */
    void run() {
        try {
            PendingChanges.Due due = pending.await(keepAlive);
            while (!due.closed() && admitted.getAsBoolean()) {
                List<StreamEvent> news = news(due);
                emitter.send(chunk(due, news));
                latency.sent(news);
                due = pending.await(keepAlive);
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A client of the live stream is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A live stream failed; its client takes a new snapshot", e);
            emitter.completeWithError(e);
        }
    }

    private List<StreamEvent> news(PendingChanges.Due due) {
        return events.of(due.changes(), interest);
    }

    private Set<DataWithMediaType> chunk(PendingChanges.Due due, List<StreamEvent> news) {
        Set<DataWithMediaType> chunk = new LinkedHashSet<>();
        if (due.snapshot()) {
            chunk.addAll(SseEmitter.event().reconnectTime(RECONNECT_MILLIS).build());
            events.first(interest).map(this::written).forEach(chunk::addAll);
        }
        news.stream().map(this::written).forEach(chunk::addAll);
        if (chunk.isEmpty()) {
            // Seen by pages, other than a comment: silence tells them that the line is dead.
            chunk.addAll(written(events.service()));
        }
        return chunk;
    }

    private Set<DataWithMediaType> written(StreamEvent event) {
        return SseEmitter.event()
                .name(event.name())
                .data(json.writeValueAsString(event.data()), TEXT)
                .build();
    }
}
