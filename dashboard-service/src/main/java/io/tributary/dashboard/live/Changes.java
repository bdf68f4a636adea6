package io.tributary.dashboard.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/**
 * Passes every change on to those who listen, on the thread that made it; a listener must neither
 * block nor throw. The state behind a change is set before the change is passed on.
 */
@Component
public class Changes {

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Passes the change on. */
    public void publish(Change change) {
        for (Listener listener : listeners) {
            listener.changed(change);
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
    }
}
