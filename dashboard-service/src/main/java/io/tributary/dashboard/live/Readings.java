package io.tributary.dashboard.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.topology.name.ElementName;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** The newest value per device and element, by event time. Thread-safe. */
@Component
public class Readings {

    private final Map<DeviceKey, ConcurrentSkipListMap<ElementName, Reading>> byDevice =
            new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong revision = new AtomicLong();
    private final int limit;
    private final Changes changes;
    private final Counter beyondLimit;
    private final Clock clock;

    Readings(LiveProperties properties, Changes changes, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        this.limit = properties.maxReadings();
        this.changes = changes;
        this.beyondLimit =
                Counter.builder("tributary.dashboard.readmodel.refused")
                        .tag("kind", "reading")
                        .description("Readings of elements beyond the limit, not shown")
                        .register(meters);
        meters.gauge("tributary.dashboard.readmodel.readings", count);
    }

    /**
     * Takes the reading if it is newer than the one known; tells of it if so. What a device's clock
     * says of the future is now, lest it hide what comes until then.
     */
    public void accept(Reading told) {
        Instant now = clock.instant();
        Reading reading = told.at().isAfter(now) ? told.givenAt(now) : told;
        boolean newDevice = !byDevice.containsKey(reading.device());
        if (!merge(reading)) {
            return;
        }
        if (newDevice) {
            changes.publish(new Change.DeviceChanged(reading.device()));
        }
        changes.publish(new Change.ReadingChanged(reading.device(), reading.element()));
    }

    /** The newest value, if there ever was one. */
    public Optional<Reading> find(DeviceKey device, ElementName element) {
        return Optional.ofNullable(byDevice.get(device)).map(elements -> elements.get(element));
    }

    /** Every element's newest value of the device, by name of element. */
    public Collection<Reading> of(DeviceKey device) {
        Map<ElementName, Reading> elements = byDevice.get(device);
        return elements == null ? List.of() : List.copyOf(elements.values());
    }

    /** Another one as soon as {@link #devices()} are others. */
    public long revision() {
        return revision.get();
    }

    /** The devices that ever sent a value; follows what comes. */
    public Set<DeviceKey> devices() {
        return Collections.unmodifiableSet(byDevice.keySet());
    }

    private synchronized boolean merge(Reading reading) {
        Optional<Reading> known = find(reading.device(), reading.element());
        // of two at the same time the one that came later is the newer
        if (known.isPresent()
                && (reading.at().isBefore(known.get().at()) || reading.equals(known.get()))) {
            return false;
        }
        if (known.isEmpty() && count.get() >= limit) {
            beyondLimit.increment();
            return false;
        }
        boolean newDevice = !byDevice.containsKey(reading.device());
        byDevice.computeIfAbsent(reading.device(), key -> new ConcurrentSkipListMap<>())
                .put(reading.element(), reading);
        if (newDevice) {
            revision.incrementAndGet();
        }
        if (known.isEmpty()) {
            count.incrementAndGet();
        }
        return true;
    }
}
