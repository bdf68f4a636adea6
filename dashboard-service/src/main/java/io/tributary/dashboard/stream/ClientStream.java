package io.tributary.dashboard.stream;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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

/**
 * One client's live stream. {@link #run()} writes to it on a thread of its own, which a slow client
 * holds up and nobody else.
 */
final class ClientStream implements Changes.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(ClientStream.class);
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final Frame RETRY = Frame.retry(2_000);
    private static final int LARGE = 64 * 1024;

    /** Some 64 KB: what waits behind them is told by its newest state when these are taken. */
    private static final int MOST_AT_ONCE = 256;

    private final Interest interest;
    private final @Nullable String session;
    private final BooleanSupplier admitted;
    private final SseEmitter emitter;
    private final PendingChanges pending;
    private final Duration keepAlive;
    private final Frames frames;
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
            Frames frames,
            StreamLatency latency) {
        this.interest = interest;
        this.session = session;
        this.admitted = admitted;
        this.emitter = emitter;
        this.pending = new PendingChanges(properties.pending(), MOST_AT_ONCE);
        this.keepAlive = properties.keepAlive();
        this.frames = frames;
        this.latency = latency;
    }

    @Override
    public void changed(Change change) {
        if (interest.in(change)) {
            pending.add(List.of(change));
        }
    }

    @Override
    public void changed(Collection<Change> changes) {
        List<Change> told = changes.stream().filter(interest::in).toList();
        if (!told.isEmpty()) {
            pending.add(told);
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
                List<Frame> news = news(due);
                emitter.send(chunk(news));
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

    private List<Frame> news(PendingChanges.Due due) {
        long now = System.nanoTime();
        List<Frame> news = new ArrayList<>();
        if (due.snapshot()) {
            news.add(RETRY);
            news.addAll(frames.first(interest, now));
        }
        news.addAll(frames.of(due.changes(), interest, now));
        if (news.isEmpty()) {
            // Seen by pages, other than a comment: silence tells them that the line is dead.
            news.add(frames.service());
        }
        return news;
    }

    /** In one piece, but what is large is not copied for each client. */
    private static Set<DataWithMediaType> chunk(List<Frame> news) {
        Set<DataWithMediaType> chunk = new LinkedHashSet<>();
        List<Frame> small = new ArrayList<>();
        for (Frame frame : news) {
            if (frame.bytes().length < LARGE) {
                small.add(frame);
            } else {
                addJoined(chunk, small);
                chunk.add(new DataWithMediaType(frame.bytes(), TEXT));
            }
        }
        addJoined(chunk, small);
        return chunk;
    }

    private static void addJoined(Set<DataWithMediaType> chunk, List<Frame> small) {
        if (!small.isEmpty()) {
            chunk.add(new DataWithMediaType(Frame.join(small), TEXT));
            small.clear();
        }
    }
}
