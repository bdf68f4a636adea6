package io.tributary.simulator.device;

import io.tributary.simulator.telemetry.PayloadForm;
import io.tributary.topology.site.SiteModel;
import java.util.List;
import java.util.stream.Collectors;

/** Says on one line what is simulated. */
final class StartLine {

    private StartLine() {}

    static String of(
            SiteModel site, List<SimulatedDevice> devices, HomeProperties properties, String url) {
        List<DevicePart> parts = devices.stream().map(SimulatedDevice::part).toList();
        return "Simulating site %s: %d devices at %d locations with %d elements and %d actuators; seed %d; flat form: %s; drop-offs: %s; broker %s"
                .formatted(
                        site.site(),
                        parts.size(),
                        site.locations().size(),
                        parts.stream().mapToInt(part -> part.device().elements().size()).sum(),
                        parts.stream().mapToInt(part -> part.actuators().size()).sum(),
                        properties.seed(),
                        flat(parts),
                        dropOffs(properties.dropOff()),
                        url);
    }

    private static String flat(List<DevicePart> parts) {
        String flat =
                parts.stream()
                        .filter(part -> part.form() == PayloadForm.FLAT)
                        .map(part -> part.id().value())
                        .collect(Collectors.joining(", "));
        return flat.isEmpty() ? "none" : flat;
    }

    private static String dropOffs(HomeProperties.DropOff dropOff) {
        return dropOff.meanInterval().isZero()
                ? "never"
                : "about every " + dropOff.meanInterval() + " per device";
    }
}
