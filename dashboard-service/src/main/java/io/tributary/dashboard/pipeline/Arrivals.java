package io.tributary.dashboard.pipeline;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * When each window of the last minute came over MQTT and over Kafka, by the one clock of this
 * service. At most so many windows; the oldest are forgotten first. Not thread-safe.
 */
final class Arrivals {

    static final int MOST_WINDOWS = 5_000;
    static final long KEPT_MILLIS = 60_000;

    private final Map<WindowKey, Arrival> arrivals = new LinkedHashMap<>();

    /** The two ways. */
    enum Way {
        MQTT,
        KAFKA
    }

    /**
     * Notes an arrival.
     *
     * @return false where the window has come this way before
     */
    boolean note(WindowKey window, Way way, long millis) {
        forget(millis);
        return arrivals.computeIfAbsent(window, key -> new Arrival(millis)).note(way, millis);
    }

    /** How much later the window came over Kafka than over MQTT; empty while it came one way. */
    OptionalLong kafkaMinusMqttMillis(WindowKey window) {
        Arrival arrival = arrivals.get(window);
        return arrival == null || arrival.mqtt == null || arrival.kafka == null
                ? OptionalLong.empty()
                : OptionalLong.of(arrival.kafka - arrival.mqtt);
    }

    private void forget(long now) {
        Iterator<Arrival> oldest = arrivals.values().iterator();
        while (oldest.hasNext()
                && (oldest.next().first < now - KEPT_MILLIS || arrivals.size() >= MOST_WINDOWS)) {
            oldest.remove();
        }
    }

    private static final class Arrival {

        private final long first;
        private @Nullable Long mqtt;
        private @Nullable Long kafka;

        Arrival(long first) {
            this.first = first;
        }

        boolean note(Way way, long millis) {
            if (way == Way.MQTT) {
                boolean fresh = mqtt == null;
                mqtt = fresh ? Long.valueOf(millis) : mqtt;
                return fresh;
            }
            boolean fresh = kafka == null;
            kafka = fresh ? Long.valueOf(millis) : kafka;
            return fresh;
        }
    }
}
