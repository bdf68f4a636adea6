package io.tributary.dashboard.page;

import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.paging.PageLimit;
import io.tributary.dashboard.presence.PresenceTimelines;
import io.tributary.dashboard.presence.TimelineRange;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Adds a device's presence over time to what its page shows. */
@Component
class Timelines {

    private static final int MOST = Integer.parseInt(PageLimit.MOST);

    private final PresenceTimelines timelines;
    private final PageFrame frame;
    private final Clock clock;

    Timelines(PresenceTimelines timelines, PageFrame frame, Clock clock) {
        this.timelines = timelines;
        this.frame = frame;
        this.clock = clock;
    }

    /**
     * The device is shown also while that is away which keeps changes.
     *
     * @param length how much is to be shown, as in {@link TimelineLength}
     */
    void addTo(Model model, DeviceView device, String length) {
        TimelineView view = view(device, TimelineLength.of(length));
        model.addAttribute("timeline", view);
        model.addAttribute("timelineWords", new TimelineWords(view, frame.words()));
    }

    private TimelineView view(DeviceView device, TimelineLength length) {
        try {
            TimelineRange range = TimelineRange.last(length.length(), clock);
            return new TimelineView(device, length, timelines.of(device, range, null, MOST));
        } catch (DependencyAwayException e) {
            return new TimelineView(device, length, null);
        }
    }
}
