package io.tributary.dashboard.live;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Passes every change on to those who listen, on the thread that made it; a listener must neither
 * block nor throw. The state behind a change is set before the change is passed on.
 */
@Component
public class Changes {

    /** So that what is gathered stays small, and nobody waits long for it. */
    private static final int MOST_TOGETHER = 1_000;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    @SuppressWarnings("ThreadLocalUsage") // there is one of these in a service
    private final ThreadLocal<@Nullable Set<Change>> gathered = new ThreadLocal<>();

    /** Passes the change on, at once or with others of the same {@link #together}. */
    public void publish(Change change) {
        Set<Change> others = gathered.get();
        if (others == null) {
            listeners.forEach(listener -> listener.changed(change));
        } else {
            others.add(change);
            if (others.size() >= MOST_TOGETHER) {
                passOn(others);
            }
        }
    }

    /**
     * Does the work, and passes what this thread publishes meanwhile on in one go, each change
     * once: at the latest when the work has ended, however it ends.
     */
    public void together(Runnable work) {
        Set<Change> changes = new LinkedHashSet<>();
        gathered.set(changes);
        try {
            work.run();
        } finally {
            gathered.remove();
            passOn(changes);
        }
    }

    private void passOn(Set<Change> changes) {
        if (!changes.isEmpty()) {
            List<Change> all = List.copyOf(changes);
            changes.clear();
            listeners.forEach(listener -> listener.changed(all));
        }
    }

    /** Calls the listener from now on. */
    public void add(Listener listener) {
        listeners.add(listener);
    }

    /** Calls the listener no more. */
    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** Whoever wants to know of changes. */
    @FunctionalInterface
    public interface Listener {

        /** Something changed. Must return at once. */
        void changed(Change change);

        /** Several things changed together. Must return at once. */
        default void changed(Collection<Change> changes) {
            changes.forEach(this::changed);
        }
    }
}
