package io.tributary.dashboard.page;

import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.presence.PresenceStretch;
import io.tributary.dashboard.presence.PresenceTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A device's presence as the page draws it.
 *
 * @param device whose
 * @param shown how much of it
 * @param told what is known; null while the store of it is away
 */
record TimelineView(DeviceView device, TimelineLength shown, @Nullable PresenceTimeline told) {

    private static final int LAST = 10;
    private static final double PERCENT = 100.0;

    /**
     * A part of the bar.
     *
     * @param state what it was
     * @param x where it starts, in percent
     * @param width how wide it is, in percent
     * @param since when it truly became so
     * @param until when it truly became otherwise
     */
    record Part(
            String state,
            String x,
            String width,
            @Nullable Instant since,
            @Nullable Instant until) {}

    /** Every length that can be chosen. */
    public List<TimelineLength> lengths() {
        return List.of(TimelineLength.values());
    }

    /** Newest first. */
    public List<PresenceStretch> stretches() {
        return told == null ? List.of() : told.items();
    }

    /** The newest of them, to be read. */
    public List<PresenceStretch> last() {
        return stretches().stream().limit(LAST).toList();
    }

    /** Whether there were more changes than are drawn. */
    public boolean isCut() {
        return told != null && told.next() != null;
    }

    /** How long the stretch lasted, or has lasted until now; null where it began before all. */
    public @Nullable Duration span(PresenceStretch stretch) {
        Instant since = stretch.since();
        if (since == null || told == null) {
            return null;
        }
        Instant until = stretch.until();
        return Duration.between(since, until == null ? told.to() : until);
    }

    /** The bar. */
    public List<Part> parts() {
        return stretches().stream().map(this::part).toList();
    }

    private Part part(PresenceStretch stretch) {
        Duration before = Duration.ZERO;
        Duration width = Duration.ZERO;
        if (told != null) {
            Instant until = stretch.until();
            width = stretch.within(told.from(), told.to());
            Instant end = until == null || until.isAfter(told.to()) ? told.to() : until;
            before = Duration.between(told.from(), end).minus(width);
        }
        return new Part(
                stretch.state().code(),
                percent(before),
                percent(width),
                stretch.since(),
                stretch.until());
    }

    private String percent(Duration part) {
        double share = PERCENT * part.toMillis() / shown.length().toMillis();
        return String.format(Locale.ROOT, "%.4f%%", share);
    }
}
