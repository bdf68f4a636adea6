package io.tributary.dashboard.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers for people: as many digits as one can take in. */
final class Numbers {

    private static final int MANY = 1_000;
    private static final int SOME = 100;
    private static final double FEW = 0.1;

    private Numbers() {}

    static String format(double value) {
        double size = Math.abs(value);
        if (size != 0 && size < FEW) {
            return new BigDecimal(value)
                    .round(new MathContext(2, RoundingMode.HALF_UP))
                    .stripTrailingZeros()
                    .toString();
        }
        return decimals(size >= MANY ? "#,##0" : size >= SOME ? "0.#" : "0.##").format(value);
    }

    private static DecimalFormat decimals(String pattern) {
        DecimalFormat format =
                new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
