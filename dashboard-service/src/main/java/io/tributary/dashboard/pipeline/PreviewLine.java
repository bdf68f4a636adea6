package io.tributary.dashboard.pipeline;

import io.tributary.topology.name.SiteId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether this service hears one site's broker, and which site's. Thread-safe. */
@Component
public class PreviewLine {

    private volatile @Nullable SiteId site;
    private volatile boolean connected;

    /** This service is to hear the broker of that site. */
    public void listensTo(SiteId heard) {
        site = heard;
    }

    /** The connection came about, or was lost. */
    public void connected(boolean now) {
        connected = now;
    }

    boolean isCompared(SiteId asked) {
        return asked.equals(site);
    }

    boolean isConnected() {
        return connected;
    }
}
