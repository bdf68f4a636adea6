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
 * A location whose devices sent one reading a minute each, as the gateway aggregated them then.
 *
 * @param location of its own for each run
 * @param from the first minute
 * @param to after the last
 * @param series devices, each with one element
 */
record Past(String location, Instant from, Instant to, int series) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    long minutes() {
        return Duration.between(from, to).dividedBy(MINUTE);
    }

    long documents() {
        return minutes() * series;
    }

    long hours() {
        return Duration.between(from, to).toHours() * series;
    }

    AggregatedMessage message(long minute) {
        Instant start = from.plus(MINUTE.multipliedBy(minute));
        List<DeviceReadings> devices = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            devices.add(
                    new DeviceReadings(
                            DeviceId.of("probe-" + i),
                            1,
                            null,
                            List.of(element(minute, i, start))));
        }
        Instant end = start.plus(MINUTE);
        return new AggregatedMessage(
                SiteId.of("home"),
                LocationName.of(location),
                GatewayId.of("history-benchmark"),
                minute + 1,
                0,
                start,
                end,
                series,
                series,
                devices,
                new Trace(start, start, start, start, end));
    }

    private static ElementReadings element(long minute, int series, Instant at) {
        double value = Math.round(200 + 50 * Math.sin(minute / 229.0 + series)) / 10.0;
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
