package io.tributary.gateway.presence;

import static io.tributary.gateway.Batches.batch;

import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.BatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A presence book, what stands of it in Kafka, and clocks that obey the test. */
final class PresenceWorld {

    final MutableClock clock;
    final PresenceBook book;
    final Map<DeviceId, DeviceState> kafka = new HashMap<>();
    boolean connected = true;
    long records;
    private String epoch = "e1";

    PresenceWorld() {
        this(new MutableClock(), Homes.home());
    }

    PresenceWorld(MutableClock clock, SiteModel site) {
        this.clock = clock;
        this.book = new PresenceBook(site, clock.instant(), clock.steady(), () -> connected);
        book.heard(batch(epoch, 1));
    }

    Instant now() {
        return clock.instant();
    }

    /** A batch comes with these entries; without any, it is other devices that are heard. */
    void hear(BatchEntry... entries) {
        book.heard(batch(epoch, 1, entries));
        for (BatchEntry entry : entries) {
            book.apply(entry);
        }
    }

    /** Acquisition has been started anew. */
    void newEpoch(String next) {
        epoch = next;
    }

    /** Time passes in which other devices are heard; the committer makes its rounds. */
    void pass(Duration time) {
        passInSilence(time.minusMillis(100));
        clock.advance(Duration.ofMillis(100));
        hear();
        round();
    }

    /** Time passes in which nothing comes. */
    void passInSilence(Duration time) {
        Instant end = clock.instant().plus(time);
        for (Instant next = now().plusSeconds(1); next.isBefore(end); next = next.plusSeconds(1)) {
            clock.advance(Duration.ofSeconds(1));
            round();
        }
        clock.advance(Duration.between(now(), end));
        round();
    }

    /** As the committer: judges, and brings into Kafka what changed. */
    void round() {
        book.judge(now());
        PresenceBook.Changes changes = book.changes();
        changes.devices().forEach(state -> kafka.put(state.device(), state));
        records += changes.devices().size();
        book.published(changes);
    }

    /** The world after a crash of the gateway: Kafka has what it had. */
    PresenceWorld crashed() {
        PresenceWorld next = new PresenceWorld(clock, Homes.home());
        kafka.values().forEach(next.book::restore);
        next.kafka.putAll(kafka);
        return next;
    }

    Presence presence(DeviceId device) {
        round();
        return state(device).presence();
    }

    Instant since(DeviceId device) {
        round();
        return state(device).since();
    }

    /** As it stands in Kafka. */
    DeviceState state(DeviceId device) {
        DeviceState state = kafka.get(device);
        if (state == null) {
            throw new AssertionError("nothing is known of " + device);
        }
        return state;
    }
}
