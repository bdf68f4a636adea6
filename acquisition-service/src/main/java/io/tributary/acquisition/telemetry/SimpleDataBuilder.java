package io.tributary.acquisition.telemetry;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.telemetry.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the properties of one payload in whatever order they come. */
final class SimpleDataBuilder {

    @Nullable Instant timestamp;
    @Nullable Long seq;
    @Nullable String boot;

    private @Nullable DeviceId device;
    private boolean measuresForm;
    private @Nullable String flatElement;
    private final List<Measurement> measurements = new ArrayList<>(4);
    private final List<Measurement> flat = new ArrayList<>(4);

    void device(String id) {
        device = DeviceId.of(id);
    }

    void measuresForm() {
        measuresForm = true;
    }

    int size() {
        return measurements.size();
    }

    void add(Measurement measurement) {
        measurements.add(measurement);
    }

    void addFlat(Measurement measurement, boolean text) {
        flat.add(measurement);
        if (!text) {
            flatElement = measurement.element().value();
        }
    }

    SimpleData build() {
        if (device == null) {
            throw SimpleDataParser.invalid("deviceID is missing");
        }
        if (measuresForm && flatElement != null) {
            throw SimpleDataParser.invalid(
                    "the payload mixes both forms: it has measures and beside them \"%s\"",
                    flatElement);
        }
        List<Measurement> all = measuresForm ? measurements : flat;
        if (all.isEmpty()) {
            throw SimpleDataParser.invalid("the payload holds no reading");
        }
        return new SimpleData(device, timestamp, seq, boot, all, !measuresForm);
    }
}
