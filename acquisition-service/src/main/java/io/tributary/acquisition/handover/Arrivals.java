package io.tributary.acquisition.handover;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which device messages may be acknowledged, and when. PUBACKs leave in the order of arrival, as
 * one contiguous prefix per connection, after the gateway's broker session holds the batch. An
 * acknowledgement that belongs to an older connection is never sent: its packet id may mean another
 * message by now. A message that the broker delivers again on a new connection, because it never
 * saw our PUBACK, is recognised by packet id, topic and payload hash (the client library does not
 * report the DUP flag) and is not a new message. Thread-safe. Bounded by the receive maximum.
 */
final class Arrivals {

    private final Deque<Arrival> present = new ArrayDeque<>();
    private final Map<Integer, Arrival> ofEarlierConnections = new HashMap<>();

    /**
     * Notes an arrival.
     *
     * @return the new arrival, to be handed over; or null when it repeats one that is already on
     *     its way
     */
    synchronized @Nullable Arrival arrived(DeviceMessage message, long payloadHash) {
        Arrival earlier = ofEarlierConnections.remove(message.packetId());
        if (earlier != null && earlier.isRepeatedBy(message, payloadHash)) {
            earlier.deliveredAgain(message);
            present.addLast(earlier);
            acknowledgePrefix();
            return null;
        }
        Arrival arrival = new Arrival(message, payloadHash);
        present.addLast(arrival);
        return arrival;
    }

    /**
     * The batch that holds these is with the broker for the gateway. Acknowledges what has become a
     * prefix.
     */
    synchronized void handedOver(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            arrival.handedOver = true;
        }
        acknowledgePrefix();
    }

    /** The connection is gone: what was not acknowledged on it will be delivered again. */
    synchronized void connectionLost() {
        for (Arrival arrival : present) {
            ofEarlierConnections.put(arrival.packetId, arrival);
        }
        present.clear();
    }

    /** Messages of the present connection that are not acknowledged yet. */
    synchronized int unacknowledged() {
        return present.size();
    }

    private void acknowledgePrefix() {
        for (Arrival head = present.peekFirst();
                head != null && head.handedOver;
                head = present.peekFirst()) {
            if (!head.acknowledge()) {
                return;
            }
            present.removeFirst();
        }
    }
}
