package io.tributary.acquisition.handover;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which device messages may be acknowledged, and when. PUBACKs leave in the order of arrival, as
 * one contiguous prefix per connection, after the gateway's broker session holds the batch; on the
 * connection that the message came on, or never.
 *
 * <p>A message that the broker delivers again on a later connection, because it never saw our
 * PUBACK, is recognised by packet id, topic and payload hash, and is not a new message. That may be
 * one that we did acknowledge. But then its packet id may mean a new message of the same content by
 * now. The order tells: the broker delivers again in the order of the first delivery, so before a
 * message that we did not acknowledge nothing new can come. Where there is no such message, what
 * was acknowledged is forgotten: rather twice than never.
 *
 * <p>Thread-safe. Bounded by the number of packet ids.
 */
final class Arrivals {

    private final int remembered;
    private final Runnable recognised;
    private final Deque<Arrival> pending = new ArrayDeque<>();
    private final Deque<Arrival> acknowledged = new ArrayDeque<>();
    private final Map<Integer, Arrival> earlier = new HashMap<>();

    /**
     * @param receiveMaximum messages that the broker sends without our PUBACK
     * @param recognised called for each message that repeats an earlier one
     */
    Arrivals(int receiveMaximum, Runnable recognised) {
        // Mosquitto was seen to exceed it more than twice.
        this.remembered = 3 * receiveMaximum;
        this.recognised = recognised;
    }

    /**
     * Notes an arrival.
     *
     * @return the new arrival, to be handed over; or null when it repeats one that is already on
     *     its way, or its connection is gone
     */
    synchronized @Nullable Arrival arrived(DeviceMessage message, long payloadHash) {
        if (message.acknowledgment().isVoid()) {
            return null;
        }
        Arrival before = earlier.remove(message.packetId());
        if (before != null && message.redelivered() && before.isRepeatedBy(message, payloadHash)) {
            if (!before.isAcknowledged()) {
                forgetAcknowledged();
            }
            before.deliveredAgain(message);
            pending.addLast(before);
            acknowledgePrefix();
            recognised.run();
            return null;
        }
        Arrival arrival = new Arrival(message, payloadHash);
        pending.addLast(arrival);
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

    /** The connection is gone: what the broker saw no PUBACK of will be delivered again. */
    synchronized void connectionLost() {
        acknowledged.forEach(arrival -> earlier.put(arrival.packetId, arrival));
        pending.forEach(arrival -> earlier.put(arrival.packetId, arrival));
        acknowledged.clear();
        pending.clear();
        if (earlier.values().stream().allMatch(Arrival::isAcknowledged)) {
            earlier.clear();
        }
    }

    /** The broker lost the session: it will deliver nothing again. */
    synchronized void sessionLost() {
        earlier.clear();
    }

    /** Messages of the present connection that are not acknowledged yet. */
    synchronized int unacknowledged() {
        return pending.size();
    }

    /** When the oldest of them came; the given time when there is none. */
    synchronized long oldestNanos(long otherwise) {
        Arrival oldest = pending.peekFirst();
        return oldest == null ? otherwise : oldest.sinceNanos;
    }

    private void acknowledgePrefix() {
        Acknowledgment last = null;
        for (Arrival head = pending.peekFirst();
                head != null && head.handedOver;
                head = pending.peekFirst()) {
            Acknowledgment by = head.acknowledge();
            if (by == null) {
                break;
            }
            last = by;
            acknowledged.addLast(pending.removeFirst());
            if (acknowledged.size() > remembered) {
                acknowledged.removeFirst();
            }
        }
        if (last != null) {
            last.flush();
        }
    }

    private void forgetAcknowledged() {
        earlier.values().removeIf(Arrival::isAcknowledged);
    }
}
