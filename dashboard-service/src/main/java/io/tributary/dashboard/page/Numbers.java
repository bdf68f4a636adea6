package io.tributary.dashboard.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** Numbers for people: as many digits as one can take in, written as the reader's region does. */
final class Numbers {

    private static final int MANY = 1_000;
    private static final int SOME = 100;
    private static final double FEW = 0.1;
    private static final int MOST_DECIMALS = 20;

    private Numbers() {}

    static String format(double value, Locale region) {
        double size = Math.abs(value);
        if (size != 0 && size < FEW) {
            BigDecimal shown =
                    new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_UP));
            return decimals(MOST_DECIMALS, region).format(shown);
        }
        return decimals(size >= MANY ? 0 : size >= SOME ? 1 : 2, region).format(value);
    }

    static NumberFormat decimals(int most, Locale region) {
        NumberFormat format = NumberFormat.getInstance(region);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
