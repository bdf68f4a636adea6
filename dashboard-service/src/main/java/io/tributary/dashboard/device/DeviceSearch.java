package io.tributary.dashboard.device;

import io.tributary.dashboard.paging.CountedPage;
import io.tributary.dashboard.paging.NumberedPage;
import io.tributary.dashboard.paging.TextCursor;
import io.tributary.topology.name.LocationName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Searches the devices of a site. Looks at each of them, but puts together only those of the page.
 */
@Component
public class DeviceSearch {

    private final DeviceFinder finder;
    private final DeviceViews devices;
    private final SiteViews sites;
    private final Clock clock;

    DeviceSearch(DeviceFinder finder, DeviceViews devices, SiteViews sites, Clock clock) {
        this.finder = finder;
        this.devices = devices;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * A page of the devices that are asked for. A device whose place in the order changes while
     * pages are read may be on two of them or on none.
     *
     * @param cursor where to go on; null for the start
     * @throws io.tributary.dashboard.problem.ApiProblemException when there is no such site, or the
     *     cursor does not fit
     */
    public CountedPage<DeviceView> page(DeviceQuery query, @Nullable String cursor, int limit) {
        TextCursor after = query.sort().cursor(cursor);
        return CountedPage.of(
                        matching(query), place(query.sort()), query.sort().order(), after, limit)
                .map(devices::view);
    }

    /**
     * The same by number, for people, who also go back; the first is 1, and one that is none is the
     * nearest there is.
     */
    public NumberedPage<DeviceView> page(DeviceQuery query, int number, int limit) {
        return NumberedPage.of(
                        matching(query), place(query.sort()), query.sort().order(), number, limit)
                .map(devices::view);
    }

    private Function<DeviceFacts, TextCursor> place(DeviceSort sort) {
        Instant now = clock.instant();
        return facts -> sort.place(facts, devices.presence(facts), now);
    }

    private List<DeviceFacts> matching(DeviceQuery query) {
        Map<LocationName, String> titles = sites.titles(query.site());
        SearchWords words = SearchWords.of(query.search());
        return finder.facts(query.site(), query.location(), null)
                .filter(
                        facts ->
                                query.presences().isEmpty()
                                        || query.presences().contains(devices.presence(facts)))
                .filter(facts -> words.match(facts, titles.get(facts.key().location())))
                .toList();
    }
}
