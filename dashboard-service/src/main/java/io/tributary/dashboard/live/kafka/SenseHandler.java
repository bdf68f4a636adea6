package io.tributary.dashboard.live.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.live.Readings;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Readings: of each window the last value. */
@Component
class SenseHandler implements RecordHandler {

    private static final JsonCodec<AggregatedMessage> CODEC = JsonCodec.of(AggregatedMessage.class);

    private final Readings readings;
    private final Clock clock;
    private final Timer sinceAggregated;
    private final List<SenseListener> listeners;

    SenseHandler(
            Readings readings, Clock clock, MeterRegistry meters, List<SenseListener> listeners) {
        this.readings = readings;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        this.sinceAggregated =
                Timer.builder("tributary.dashboard.readmodel.latency")
                        .description("From the gateway's commit to the read model")
                        .publishPercentileHistogram()
                        .register(meters);
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.SENSE;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        AggregatedMessage message = CODEC.decode(value);
        for (AggregatedMessage.DeviceReadings device : message.devices()) {
            take(
                    new DeviceKey(message.site(), message.location(), device.device()),
                    device.elements());
        }
        Duration latency = Duration.between(message.trace().aggregatedAt(), clock.instant());
        sinceAggregated.record(latency.isNegative() ? Duration.ZERO : latency);
        listeners.forEach(listener -> listener.read(message));
    }

    private void take(DeviceKey device, Iterable<AggregatedMessage.ElementReadings> elements) {
        for (AggregatedMessage.ElementReadings element : elements) {
            readings.accept(
                    new Reading(
                            device,
                            element.element(),
                            element.last(),
                            element.unit(),
                            element.lastAt()));
        }
    }
}
