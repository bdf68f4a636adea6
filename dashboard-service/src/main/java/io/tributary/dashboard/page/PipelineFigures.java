package io.tributary.dashboard.page;

import io.tributary.dashboard.pipeline.PipelineView;
import io.tributary.dashboard.pipeline.PipelineView.HopView;
import io.tributary.dashboard.pipeline.State;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the pipeline for people; {@code pipeline.js} writes the same.
 *
 * @param region how numbers are written
 */
record PipelineFigures(Locale region) {

    static final String NONE = "–";
    private static final double SECOND = 1_000;
    private static final double MINUTE = 60 * SECOND;
    private static final double KILO = 1_000;
    private static final int PLAIN = 100;
    private static final int HOURS_SHOWN = 48;
    private static final int HOURS_OF_A_DAY = 24;
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB"};

    /** A duration in the unit that says enough. */
    public String millis(@Nullable Long millis) {
        if (millis == null) {
            return NONE;
        }
        if (millis < 1) {
            return "< 1 ms";
        }
        if (millis < SECOND) {
            return millis + " ms";
        }
        return millis < MINUTE
                ? decimals(2).format(millis / SECOND) + " s"
                : decimals(1).format(millis / MINUTE) + " min";
    }

    /**
     * The figure by which a hop is judged: its 95th percentile, or how long something has been on
     * it that has not arrived, where that hurts more.
     */
    public String main(HopView hop) {
        Long p95 = hop.latency().p95Millis();
        Long waiting = hop.waitingMillis();
        boolean late =
                hop.state() != State.GOOD && waiting != null && waiting > (p95 == null ? -1 : p95);
        return late ? "> " + millis(waiting) : millis(p95);
    }

    /** So many in some time. */
    public String rate(double count) {
        return decimals(count < PLAIN ? 1 : 0).format(count);
    }

    /** So many. */
    public String count(@Nullable Long count) {
        return count == null ? NONE : decimals(0).format(count);
    }

    /** So many bytes. */
    public String bytes(@Nullable Long bytes) {
        if (bytes == null) {
            return NONE;
        }
        double shown = bytes;
        int unit = 0;
        while (shown >= KILO && unit < BYTES.length - 1) {
            shown /= KILO;
            unit++;
        }
        return decimals(unit == 0 ? 0 : 1).format(shown) + " " + BYTES[unit];
    }

    /** So many hours, or days. */
    public String hours(@Nullable Double hours) {
        if (hours == null) {
            return NONE;
        }
        return hours < HOURS_SHOWN
                ? decimals(1).format(hours) + " h"
                : decimals(0).format(hours / HOURS_OF_A_DAY) + " d";
    }

    /** The hop of that code. */
    public HopView hop(PipelineView view, String code) {
        return view.hops().stream()
                .filter(each -> each.hop().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no hop " + code));
    }

    private NumberFormat decimals(int most) {
        NumberFormat format = NumberFormat.getInstance(region);
        format.setMaximumFractionDigits(most);
        return format;
    }
}
