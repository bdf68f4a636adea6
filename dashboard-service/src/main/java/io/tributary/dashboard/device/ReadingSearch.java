package io.tributary.dashboard.device;

import io.tributary.dashboard.paging.CountedPage;
import io.tributary.dashboard.paging.TextCursor;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Searches the newest values of a site. */
@Component
public class ReadingSearch {

    private static final int PARTS = 3;

    private final DeviceFinder finder;

    ReadingSearch(DeviceFinder finder) {
        this.finder = finder;
    }

    /**
     * A page of newest values, by location, device and element.
     *
     * @param location only those measured there; null for all
     * @param device only those of this device; null for all
     * @param element only those of this element; null for all
     * @param cursor where to go on; null for the start
     * @throws io.tributary.dashboard.problem.ApiProblemException when there is no such site, or the
     *     cursor does not fit
     */
    public CountedPage<ReadingView> page(
            SiteId site,
            @Nullable LocationName location,
            @Nullable DeviceId device,
            @Nullable ElementName element,
            @Nullable String cursor,
            int limit) {
        TextCursor after = TextCursor.parse(cursor, PARTS);
        List<ReadingView> all =
                finder.facts(site, location, device)
                        .flatMap(facts -> facts.readings().stream())
                        .filter(reading -> element == null || reading.element().equals(element))
                        .map(ReadingView::of)
                        .toList();
        return CountedPage.of(all, ReadingSearch::place, Comparator.naturalOrder(), after, limit);
    }

    private static TextCursor place(ReadingView reading) {
        return TextCursor.of(
                reading.location().value(), reading.device().value(), reading.element().value());
    }
}
