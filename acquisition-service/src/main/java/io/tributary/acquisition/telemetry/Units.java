package io.tributary.acquisition.telemetry;

import io.tributary.acquisition.rejection.RefusedPayloadException;
import io.tributary.topology.rejection.RejectionReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** UCUM units as they are, and the fixed aliases that devices use for them. */
final class Units {

    private static final int MAX_LENGTH = 32;

    /** Aliases of the same unit only: nothing here converts a value. */
    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("°C", "Cel"),
                    Map.entry("degC", "Cel"),
                    Map.entry("C", "Cel"),
                    Map.entry("celsius", "Cel"),
                    Map.entry("°F", "[degF]"),
                    Map.entry("degF", "[degF]"),
                    Map.entry("%RH", "%"),
                    Map.entry("percent", "%"),
                    Map.entry("lux", "lx"),
                    Map.entry("watt", "W"),
                    Map.entry("ppm", "[ppm]"),
                    Map.entry("µg/m³", "ug/m3"),
                    Map.entry("m³", "m3"));

    private Units() {}

    /** The UCUM form of a unit as the site model writes it, where that too may be an alias. */
    static @Nullable String ofModel(@Nullable String unit) {
        return unit == null ? null : ALIASES.getOrDefault(unit, unit);
    }

    /**
     * The UCUM form of a unit as a device writes it.
     *
     * @throws RefusedPayloadException when it cannot be a unit at all
     */
    static String normalised(String unit) {
        String known = ALIASES.get(unit);
        if (known != null) {
            return known;
        }
        boolean printable = unit.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (unit.isEmpty() || unit.length() > MAX_LENGTH || !printable) {
            throw new RefusedPayloadException(
                    RejectionReason.INVALID_STRUCTURE,
                    "unit \"%s\" is neither UCUM (such as Cel, %%, W, lx) nor a known alias"
                            .formatted(Shown.of(unit)));
        }
        return unit;
    }
}
