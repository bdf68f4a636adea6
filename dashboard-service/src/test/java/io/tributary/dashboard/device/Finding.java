package io.tributary.dashboard.device;

import static org.mockito.Mockito.mock;

import io.tributary.dashboard.live.Live;

/** Searches of a live read model. */
final class Finding {

    private Finding() {}

    static DeviceSearch search(Live live) {
        return new DeviceSearch(finder(live), devices(live), sites(live), live.clock);
    }

    static DeviceFinder finder(Live live) {
        return new DeviceFinder(sites(live), members(live), devices(live));
    }

    private static SiteViews sites(Live live) {
        return new SiteViews(
                live.sites,
                members(live),
                devices(live),
                mock(ActuatorViews.class),
                live.loading,
                live.availability,
                live.clock);
    }

    private static SiteMembers members(Live live) {
        return new SiteMembers(live.sites, live.devices, live.actuators, live.readings);
    }

    private static DeviceViews devices(Live live) {
        return new DeviceViews(live.sites, live.devices, live.readings, live.clock);
    }
}
