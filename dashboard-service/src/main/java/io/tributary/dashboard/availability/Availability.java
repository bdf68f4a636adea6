package io.tributary.dashboard.availability;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/**
 * Knows which servers are away. Whoever talks to one reports here, under a name of its own; a
 * server is away while one of its reporters says so, and at the start until each has reached it.
 * Thread-safe; listeners run on the reporting thread.
 */
@Component
public class Availability {

    private final Clock clock;
    private final Map<Dependency, Map<String, Outage>> outages = new EnumMap<>(Dependency.class);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Availability(Clock clock) {
        this.clock = clock;
    }

    /** The reporter has reached the server. */
    public void reached(Dependency dependency, String reporter) {
        boolean changed;
        synchronized (outages) {
            changed = of(dependency).remove(reporter) != null;
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    /**
     * The reporter cannot reach the server. A repeat keeps the time of the first report.
     *
     * @param detail what went wrong, in a sentence
     */
    public void lost(Dependency dependency, String reporter, String detail) {
        boolean changed;
        synchronized (outages) {
            Map<String, Outage> reports = of(dependency);
            Outage known = reports.get(reporter);
            Instant since = known == null ? clock.instant() : known.since();
            reports.put(reporter, new Outage(dependency, since, detail));
            changed = known == null || !known.detail().equals(detail);
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    /** The servers that are away. */
    public List<Outage> outages() {
        List<Outage> all = new ArrayList<>();
        for (Dependency dependency : Dependency.values()) {
            outage(dependency).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /** The outage of a server, if it is away: that of the reporter who has missed it longest. */
    public Optional<Outage> outage(Dependency dependency) {
        synchronized (outages) {
            return of(dependency).values().stream().findFirst();
        }
    }

    /** Calls the listener after every change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private Map<String, Outage> of(Dependency dependency) {
        return outages.computeIfAbsent(dependency, key -> new LinkedHashMap<>());
    }
}
