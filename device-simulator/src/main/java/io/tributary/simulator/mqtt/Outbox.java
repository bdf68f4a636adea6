package io.tributary.simulator.mqtt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to be published and what the broker has yet to acknowledge, in order, bounded. Not
 * thread-safe.
 */
final class Outbox {

    /** One attempt to send a publication; two attempts are never equal. */
    static final class Delivery {

        private final Publication publication;

        private Delivery(Publication publication) {
            this.publication = publication;
        }

        Publication publication() {
            return publication;
        }
    }

    private final int capacity;
    private final Deque<Publication> waiting = new ArrayDeque<>();
    private final SequencedSet<Delivery> inFlight = new LinkedHashSet<>();

    Outbox(int capacity) {
        this.capacity = capacity;
    }

    boolean isFull() {
        return size() >= capacity;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Publications that are not acknowledged yet. */
    int size() {
        return waiting.size() + inFlight.size();
    }

    void add(Publication publication) {
        waiting.addLast(publication);
    }

    /** The next to send, now in flight; null when there is none or the window is full. */
    @Nullable Delivery next(int window) {
        if (inFlight.size() >= window || waiting.isEmpty()) {
            return null;
        }
        Delivery delivery = new Delivery(waiting.removeFirst());
        inFlight.add(delivery);
        return delivery;
    }

    /** False when the delivery is not in flight any more. */
    boolean acknowledged(Delivery delivery) {
        return inFlight.remove(delivery);
    }

    /** The connection is gone: what was in flight is to be sent again, before all else. */
    void connectionLost() {
        inFlight.reversed().forEach(delivery -> waiting.addFirst(delivery.publication()));
        inFlight.clear();
    }

    /** Puts the birth before all else, in place of that of an earlier connection. */
    void addFirst(List<Publication> birth, List<Publication> earlier) {
        var replaced = Collections.newSetFromMap(new IdentityHashMap<Publication, Boolean>());
        replaced.addAll(earlier);
        waiting.removeIf(replaced::contains);
        new ArrayList<>(birth).reversed().forEach(waiting::addFirst);
    }

    void clear() {
        waiting.clear();
        inFlight.clear();
    }
}
