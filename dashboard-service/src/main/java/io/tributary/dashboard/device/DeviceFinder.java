package io.tributary.dashboard.device;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds devices of a site. */
@Component
public class DeviceFinder {

    /** Those never seen first, the one last seen last. */
    public static final Comparator<DeviceView> LAST_SEEN =
            Comparator.comparing(
                    DeviceView::lastSeenAt,
                    Comparator.nullsFirst(Comparator.<@Nullable Instant>naturalOrder()));

    private final SiteViews sites;
    private final SiteMembers members;
    private final DeviceViews devices;

    DeviceFinder(SiteViews sites, SiteMembers members, DeviceViews devices) {
        this.sites = sites;
        this.members = members;
        this.devices = devices;
    }

    /**
     * The devices of the site.
     *
     * @param location only those there; null for all
     * @param device only this one, which may stand in several locations; null for all
     * @throws io.tributary.dashboard.problem.ApiProblemException when there is no such site
     */
    public List<DeviceView> all(
            SiteId site, @Nullable LocationName location, @Nullable DeviceId device) {
        sites.require(site);
        return members.locations(site).stream()
                .filter(name -> location == null || name.equals(location))
                .flatMap(name -> members.devices(site, name).stream())
                .filter(key -> device == null || key.device().equals(device))
                .flatMap(key -> devices.find(key).stream())
                .toList();
    }
}
