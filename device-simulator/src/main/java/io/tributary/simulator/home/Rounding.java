package io.tributary.simulator.home;

import io.tributary.topology.site.Element;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Makes of a computed value what a sensor would show. */
final class Rounding {

    private Rounding() {}

    /** The nearest multiple of the resolution, without the dust of binary fractions. */
    static double to(double resolution, double value) {
        int digits = Math.max(0, (int) Math.ceil(-Math.log10(resolution)));
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** The nearest value that the element can have. */
    static double within(Element element, double value) {
        double low = element.min() == null ? -Double.MAX_VALUE : element.min();
        double high = element.max() == null ? Double.MAX_VALUE : element.max();
        return Math.clamp(value, low, high);
    }
}
