package io.tributary.dashboard.credential;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.SiteId;

/** The account of a device at its site's broker, which is named like the device. */
public record AccountKey(SiteId site, DeviceId device) {}
