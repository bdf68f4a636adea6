package io.tributary.mqtt;

/** The delivery of one message on one connection. */
public final class Delivery {

    private final SingleConnection connection;
    private final int packetId;

    Delivery(SingleConnection connection, int packetId) {
        this.connection = connection;
        this.packetId = packetId;
    }

    /**
     * Sends the PUBACK, on the connection that the message came on and on no other. At QoS 0 there
     * is none to send.
     *
     * @return false when that connection is gone; the broker delivers the message again
     */
    public boolean acknowledge() {
        boolean added = acknowledgeWithNext();
        flush();
        return added;
    }

    /**
     * The same, but sends it only with {@link #flush()} of this delivery or of a later one: for one
     * who has many to acknowledge.
     */
    public boolean acknowledgeWithNext() {
        return packetId == 0 ? !connection.isOver() : connection.acknowledge(packetId);
    }

    /** Sends what waits to be sent on that connection. */
    public void flush() {
        if (packetId > 0) {
            connection.flush();
        }
    }

    /** Whether that connection is gone. */
    public boolean isVoid() {
        return connection.isOver();
    }
}
