package io.tributary.dashboard.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** UCUM units as people write them. */
final class Units {

    private static final Map<String, String> SYMBOLS =
            Map.ofEntries(
                    Map.entry("Cel", "°C"),
                    Map.entry("[degF]", "°F"),
                    Map.entry("deg", "°"),
                    Map.entry("Ohm", "Ω"),
                    Map.entry("[ppm]", "ppm"),
                    Map.entry("[ppb]", "ppb"),
                    Map.entry("kW.h", "kWh"),
                    Map.entry("W.h", "Wh"),
                    Map.entry("m3", "m³"),
                    Map.entry("m3/h", "m³/h"),
                    Map.entry("ug/m3", "µg/m³"),
                    Map.entry("mg/m3", "mg/m³"),
                    Map.entry("us", "µs"),
                    Map.entry("uS/cm", "µS/cm"),
                    Map.entry("dB[SPL]", "dB"),
                    Map.entry("1", ""));

    private Units() {}

    static String symbol(@Nullable String ucum) {
        return ucum == null ? "" : SYMBOLS.getOrDefault(ucum, ucum);
    }
}
