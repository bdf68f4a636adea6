package io.tributary.dashboard.device;

import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
     * @throws ApiProblemException when there is no such site
     */
    public List<DeviceView> all(
            SiteId site, @Nullable LocationName location, @Nullable DeviceId device) {
        return facts(site, location, device).map(devices::view).toList();
    }

    /**
     * One device; of one that was moved, that of the location it was last seen at.
     *
     * @param location only there; null for anywhere
     * @throws ApiProblemException when there is no such site or device
     */
    public DeviceView require(SiteId site, @Nullable LocationName location, DeviceId device) {
        return all(site, location, device).stream()
                .max(LAST_SEEN)
                .orElseThrow(
                        () ->
                                new ApiProblemException(
                                        ProblemType.UNKNOWN_DEVICE,
                                        "Device %s is neither in the model of site %s nor was it ever heard of."
                                                .formatted(device, site)));
    }

    /** The same before they are put together. */
    Stream<DeviceFacts> facts(
            SiteId site, @Nullable LocationName location, @Nullable DeviceId device) {
        sites.require(site);
        return members.devices(site).values().stream()
                .flatMap(there -> there.entrySet().stream())
                .filter(each -> location == null || each.getKey().location().equals(location))
                .filter(each -> device == null || each.getKey().device().equals(device))
                .map(each -> devices.facts(each.getKey(), each.getValue().orElse(null)))
                .filter(DeviceFacts::exists);
    }
}
