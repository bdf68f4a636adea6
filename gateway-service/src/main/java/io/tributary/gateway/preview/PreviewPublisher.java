package io.tributary.gateway.preview;

import io.tributary.topology.name.LocationName;

/** The way to whoever listens at the site. Used by one thread. */
public interface PreviewPublisher {

    /** Begins to connect, and connects again whenever the connection is lost. Returns at once. */
    void connect();

    /** Ends the connection. */
    void disconnect();

    /**
     * Publishes a message at most once. Does not block.
     *
     * @return false where it was dropped: there is no connection, or too much is on its way
     */
    boolean publish(LocationName location, byte[] message);
}
