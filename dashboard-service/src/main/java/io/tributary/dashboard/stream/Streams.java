package io.tributary.dashboard.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.dashboard.access.Admission;
import io.tributary.dashboard.device.SiteViews;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The live streams that are open. */
@Component
class Streams implements HttpSessionListener, HttpSessionIdListener {

    private static final long FOR_EVER = 0L;

    private final Set<ClientStream> open = ConcurrentHashMap.newKeySet();
    private final StreamProperties properties;
    private final SiteViews sites;
    private final Frames frames;
    private final Changes changes;
    private final StreamLatency latency;
    private final Admission admission;

    Streams(
            StreamProperties properties,
            SiteViews sites,
            Frames frames,
            Changes changes,
            StreamLatency latency,
            Admission admission,
            MeterRegistry meters) {
        this.properties = properties;
        this.sites = sites;
        this.frames = frames;
        this.changes = changes;
        this.latency = latency;
        this.admission = admission;
        meters.gauge("tributary.dashboard.stream.clients", this, Streams::count);
    }

    /**
     * Opens a stream, which ends when whoever asks is no longer let in.
     *
     * @param session the browser session it ends with; null for scripts
     */
    SseEmitter open(Interest interest, @Nullable String session) {
        sites.require(interest.site());
        if (count() >= properties.clients()) {
            throw new ApiProblemException(
                    ProblemType.TOO_MANY_STREAMS,
                    "%d live streams are open, and no more are allowed; close pages that nobody looks at."
                            .formatted(count()));
        }
        SseEmitter emitter = new SseEmitter(FOR_EVER);
        ClientStream stream =
                new ClientStream(
                        interest,
                        session,
                        admission.ofWhoAsks(),
                        emitter,
                        properties,
                        frames,
                        latency);
        emitter.onCompletion(stream::close);
        emitter.onError(e -> stream.close());
        open.add(stream);
        changes.add(stream);
        Thread.ofVirtual().name("live-stream").start(() -> write(stream));
        return emitter;
    }

    /** How many are open. */
    int count() {
        return open.size();
    }

    /** Before the web server waits for open requests to end. */
    @EventListener(ContextClosedEvent.class)
    void closeAll() {
        open.forEach(ClientStream::close);
    }

    /** Whoever logged out is told nothing more. */
    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        String session = event.getSession().getId();
        open.stream().filter(stream -> stream.isOf(session)).forEach(ClientStream::close);
    }

    /**
     * A session that goes on under another id would end without its streams: they are opened anew.
     */
    @Override
    public void sessionIdChanged(HttpSessionEvent event, String before) {
        open.stream().filter(stream -> stream.isOf(before)).forEach(ClientStream::close);
    }

    private void write(ClientStream stream) {
        try {
            stream.run();
        } finally {
            changes.remove(stream);
            open.remove(stream);
        }
    }
}
