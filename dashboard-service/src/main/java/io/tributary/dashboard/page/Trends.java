package io.tributary.dashboard.page;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.live.Readings;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.telemetry.Value;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The last quarter of an hour of each number, kept in memory as the readings come by: a page gets
 * every curve with its tiles and asks nobody for them. At most {@value #MOST} of them, about 6 MB;
 * tiles beyond have none. Thread-safe.
 */
@Component
class Trends implements Changes.Listener {

    static final int MOST = 20_000;

    private final Map<Key, Trend> all = new ConcurrentHashMap<>();
    private final Readings readings;
    private final Clock clock;

    Trends(Readings readings, Changes changes, Clock clock) {
        this.readings = readings;
        this.clock = clock;
        changes.add(this);
    }

    @Override
    public void changed(Change change) {
        if (change instanceof Change.ReadingChanged reading) {
            readings.find(reading.device(), reading.element()).ifPresent(this::add);
        }
    }

    /** The element's curve as text, see {@link Trend#text}; empty where there is none. */
    Optional<String> find(DeviceKey device, ElementName element) {
        return Optional.ofNullable(all.get(new Key(device, element)))
                .map(trend -> trend.text(clock.instant().getEpochSecond()));
    }

    /** Takes what was stored before the start. */
    void fill(DeviceKey device, ElementName element, long epochSecond, double value) {
        trend(new Key(device, element)).ifPresent(trend -> trend.fill(epochSecond, value));
    }

    private void add(Reading reading) {
        if (reading.value() instanceof Value.NumberValue number) {
            trend(new Key(reading.device(), reading.element()))
                    .ifPresent(trend -> trend.add(reading.at().getEpochSecond(), number.value()));
        }
    }

    private Optional<Trend> trend(Key key) {
        return all.size() < MOST || all.containsKey(key)
                ? Optional.of(all.computeIfAbsent(key, ignored -> new Trend()))
                : Optional.empty();
    }

    private record Key(DeviceKey device, ElementName element) {}
}
