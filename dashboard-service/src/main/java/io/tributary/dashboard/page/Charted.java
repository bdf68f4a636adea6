package io.tributary.dashboard.page;

import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.device.ElementView;
import io.tributary.dashboard.device.ReadingView;
import io.tributary.topology.site.ValueType;
import java.util.List;

/**
 * An element that has a curve.
 *
 * @param device the device
 * @param element the element, of numbers or booleans
 * @param several whether others are of another device, so that its name is needed
 */
record Charted(DeviceView device, ElementView element, boolean several) {

    static List<Charted> of(List<DeviceView> devices) {
        boolean several = devices.size() > 1;
        return devices.stream()
                .flatMap(
                        device ->
                                device.elements().stream()
                                        .filter(element -> element.type() != ValueType.TEXT)
                                        .map(element -> new Charted(device, element, several)))
                .toList();
    }

    /** What the scripts know it by. */
    public String key() {
        return device.location() + "/" + device.device() + "/" + element.element();
    }

    /** Its unit as in the newest value, or as in the model. */
    public String unit() {
        ReadingView newest =
                device.readings().stream()
                        .filter(reading -> reading.element().equals(element.element()))
                        .findFirst()
                        .orElse(null);
        String unit = newest == null ? element.unit() : newest.unit();
        return unit == null ? "" : unit;
    }
}
