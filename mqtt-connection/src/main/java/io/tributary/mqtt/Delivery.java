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
     * Sends the PUBACK, on the connection that the message came on and on no other. Does not block.
     *
     * @return false when that connection is gone; the broker delivers the message again
     */
    public boolean acknowledge() {
        return connection.acknowledge(packetId);
    }

    /** Whether that connection is gone. */
    public boolean isVoid() {
        return connection.isOver();
    }
}
