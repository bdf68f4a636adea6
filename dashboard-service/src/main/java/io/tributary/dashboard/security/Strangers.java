package io.tributary.dashboard.security;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sessions of those who look at the login page and have not logged in. Whoever calls again and
 * again without a cookie gets one each time: so they end after an hour, and beyond 5,000 the oldest
 * ends at once. Thread-safe.
 */
@Component
class Strangers implements HttpSessionListener, HttpSessionIdListener {

    static final int MOST = 5_000;

    private static final int HOUR = (int) TimeUnit.HOURS.toSeconds(1);

    private final SequencedMap<String, HttpSession> sessions = new LinkedHashMap<>();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        session.setMaxInactiveInterval(HOUR);
        HttpSession oldest = add(session);
        if (oldest != null) {
            end(oldest);
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        remove(event.getSession().getId());
    }

    /** Who logs in gets another id. */
    @Override
    public void sessionIdChanged(HttpSessionEvent event, String before) {
        remove(before);
        HttpSession session = event.getSession();
        session.setMaxInactiveInterval(
                (int) TimeUnit.MINUTES.toSeconds(session.getServletContext().getSessionTimeout()));
    }

    synchronized int count() {
        return sessions.size();
    }

    private synchronized @Nullable HttpSession add(HttpSession session) {
        sessions.put(session.getId(), session);
        if (sessions.size() <= MOST) {
            return null;
        }
        Map.Entry<String, HttpSession> oldest = sessions.pollFirstEntry();
        return oldest == null ? null : oldest.getValue();
    }

    private synchronized void remove(String id) {
        sessions.remove(id);
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            // it has ended by itself meanwhile
            return;
        }
    }
}
