package io.tributary.dashboard.page;

import org.jspecify.annotations.Nullable;

/** UCUM units as people write them. */
final class Units {

    private Units() {}

    static String symbol(@Nullable String ucum, Words words) {
        return ucum == null ? "" : words.findOr("unit." + ucum, ucum);
    }
}
