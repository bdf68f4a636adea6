package io.tributary.dashboard.stream;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.topology.name.LocationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what clients are told, once for all of them: a value or a presence is kept until it
 * changes. It hears of changes before any client does. Thread-safe.
 */
@Component
final class Frames implements Changes.Listener {

    /** About a megabyte. Beyond it all are forgotten, and written again when they are wanted. */
    private static final int MOST_KEPT = 4_000;

    private final Map<Change, List<Frame>> kept = new ConcurrentHashMap<>();
    private final SharedFrames shared = new SharedFrames();
    private final StreamEvents events;
    private final JsonMapper json;

    Frames(StreamEvents events, JsonMapper json, Changes changes) {
        this.events = events;
        this.json = json;
        changes.add(this);
    }

    /** Waits for one that is being written from the state before, and forgets it, too. */
    @Override
    public void changed(Change change) {
        switch (change) {
            case Change.SiteChanged ignored -> kept.clear();
            case Change.ReachabilityChanged ignored -> kept.clear();
            default -> kept.remove(change);
        }
    }

    /**
     * What to tell first, and instead of changes that were missed.
     *
     * @param since as it was at this time of {@link System#nanoTime()}, or later
     */
    List<Frame> first(Interest interest, long since) {
        return switch (interest) {
            case Interest.Everything all -> List.of(shared(interest, all, since));
            case Interest.Home home -> List.of(shared(interest, home.site(), since));
            case Interest.Flow ignored -> written(events.first(interest));
            case Interest.OfList ignored -> written(events.first(interest));
        };
    }

    private Frame shared(Interest interest, Object key, long since) {
        return shared.after(since, key, () -> joined(events.first(interest)));
    }

    /**
     * What to tell of the changes, of each that there is anything left to tell of.
     *
     * @param since as it was at this time of {@link System#nanoTime()}, or later
     */
    List<Frame> of(List<Change> changes, Interest interest, long since) {
        return switch (interest) {
            case Interest.Everything all -> each(changes, all.location(), since);
            case Interest.Home ignored -> each(changes, null, since);
            case Interest.Flow ignored -> each(changes, null, since);
            case Interest.OfList list -> ofList(changes, list, since);
        };
    }

    /** However much of a list is another, that is told once. */
    private List<Frame> ofList(List<Change> changes, Interest.OfList interest, long since) {
        List<Change> old = changes.stream().filter(interest.list()::isOldAfter).toList();
        List<Change> others =
                changes.stream().filter(change -> !interest.list().isOldAfter(change)).toList();
        List<Frame> news = each(others, interest.location(), since);
        if (!old.isEmpty()) {
            boolean shown = old.stream().anyMatch(interest::isInSight);
            news.add(Frame.of(events.isOld(interest, shown), json));
        }
        return news;
    }

    private List<Frame> each(List<Change> changes, @Nullable LocationName location, long since) {
        List<Frame> news = new ArrayList<>(changes.size() + 1);
        for (Change change : changes) {
            news.addAll(of(change, location, since));
        }
        return news;
    }

    private List<Frame> of(Change change, @Nullable LocationName location, long since) {
        return switch (change) {
            case Change.ReadingChanged ignored -> keep(change);
            case Change.DeviceChanged ignored -> keep(change);
            // of every device there
            case Change.ReachabilityChanged site ->
                    List.of(
                            shared.after(
                                    since,
                                    new Presences(site, location),
                                    () -> joined(events.of(site, location))));
            default -> written(events.of(change, location));
        };
    }

    private List<Frame> keep(Change change) {
        List<Frame> known = kept.get(change);
        if (known != null) {
            return known;
        }
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        return kept.computeIfAbsent(change, missing -> written(events.of(missing, null)));
    }

    /** Which servers are away. */
    Frame service() {
        return Frame.of(events.service(), json);
    }

    private List<Frame> written(Stream<StreamEvent> told) {
        return told.map(event -> Frame.of(event, json)).toList();
    }

    private Frame joined(Stream<StreamEvent> told) {
        List<Frame> frames = written(told);
        return frames.size() == 1 ? frames.getFirst() : new Frame(Frame.join(frames), null);
    }

    private record Presences(Change.ReachabilityChanged change, @Nullable LocationName location) {}
}
