package io.tributary.benchmarks.history;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.AggregatedMessage.Trace;
import io.tributary.topology.telemetry.Value.NumberValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A location whose devices sent one reading in each window, as the gateway aggregated them then.
 *
 * @param location of its own for each run
 * @param from the first window
 * @param to after the last
 * @param series devices, each with one element
 * @param window how long a window is
 */
record Past(String location, Instant from, Instant to, int series, Duration window) {

    long messages() {
        return Duration.between(from, to).dividedBy(window);
    }

    long documents() {
        return messages() * series;
    }

    long hours() {
        return Duration.between(from, to).toHours() * series;
    }

    AggregatedMessage message(long number) {
        Instant start = from.plus(window.multipliedBy(number));
        List<DeviceReadings> devices = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            devices.add(
                    new DeviceReadings(
                            DeviceId.of("probe-" + i),
                            1,
                            null,
                            List.of(element(number, i, start))));
        }
        Instant end = start.plus(window);
        return new AggregatedMessage(
                SiteId.of("home"),
                LocationName.of(location),
                GatewayId.of("history-benchmark"),
                number + 1,
                0,
                start,
                end,
                series,
                series,
                devices,
                new Trace(start, start, start, start, end));
    }

    private static ElementReadings element(long number, int series, Instant at) {
        double value = Math.round(200 + 50 * Math.sin(number / 229.0 + series)) / 10.0;
        return new ElementReadings(
                ElementName.of("temperature"),
                ValueType.NUMBER,
                "Cel",
                1,
                value,
                value,
                value,
                new NumberValue(value),
                at,
                null);
    }
}
