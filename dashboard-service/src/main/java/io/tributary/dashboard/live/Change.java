package io.tributary.dashboard.live;

import io.tributary.topology.command.CommandId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * Says that something has another state now, not which: whoever cares looks it up when it gets to
 * it, and so always sees the newest.
 */
public sealed interface Change {

    /**
     * Whether it matters to a page of the site and, where one is given, of the location.
     *
     * @param location null for the whole site
     */
    boolean concerns(SiteId site, @Nullable LocationName location);

    /** Another newest value. */
    record ReadingChanged(DeviceKey device, ElementName element) implements Change {
        @Override
        public boolean concerns(SiteId site, @Nullable LocationName location) {
            return matches(site, location, device.site(), device.location());
        }
    }

    /** Another presence. */
    record DeviceChanged(DeviceKey device) implements Change {
        @Override
        public boolean concerns(SiteId site, @Nullable LocationName location) {
            return matches(site, location, device.site(), device.location());
        }
    }

    /** Another reported state. */
    record ActuatorChanged(ActuatorKey actuator) implements Change {
        @Override
        public boolean concerns(SiteId site, @Nullable LocationName location) {
            return matches(site, location, actuator.site(), actuator.location());
        }
    }

    /** A new command, or another state of one. */
    record CommandChanged(ActuatorKey actuator, CommandId command) implements Change {
        @Override
        public boolean concerns(SiteId site, @Nullable LocationName location) {
            return matches(site, location, actuator.site(), actuator.location());
        }
    }

    /** The site is reachable again, or no longer: every device in it is shown otherwise. */
    record ReachabilityChanged(SiteId changed) implements Change {
        @Override
        public boolean concerns(SiteId site, @Nullable LocationName location) {
            return changed.equals(site);
        }
    }

    /**
     * A sign of life of the site.
     *
     * @param behind whether what waits there for Kafka was or is worth telling
     */
    record HeartbeatCame(SiteId changed, boolean behind) implements Change {
        @Override
        public boolean concerns(SiteId site, @Nullable LocationName location) {
            return changed.equals(site);
        }
    }

    /** Another site model: everything in it may be another. */
    record SiteChanged(SiteId changed) implements Change {
        @Override
        public boolean concerns(SiteId site, @Nullable LocationName location) {
            return changed.equals(site);
        }
    }

    /** Something of the site was refused, or is fed in again. */
    record RejectionsChanged(SiteId changed) implements Change {
        @Override
        public boolean concerns(SiteId site, @Nullable LocationName location) {
            return changed.equals(site);
        }
    }

    /** An account of a device of the site is wanted otherwise, or its site has told of it. */
    record CredentialsChanged(SiteId changed) implements Change {
        @Override
        public boolean concerns(SiteId site, @Nullable LocationName location) {
            return changed.equals(site);
        }
    }

    /** The figures of the site's pipeline are others, as every two seconds. */
    record PipelineMeasured(SiteId measured) implements Change {
        @Override
        public boolean concerns(SiteId site, @Nullable LocationName location) {
            return measured.equals(site);
        }
    }

    /** A server this service needs went away or came back. */
    record AvailabilityChanged() implements Change {
        @Override
        public boolean concerns(SiteId site, @Nullable LocationName location) {
            return true;
        }
    }

    private static boolean matches(
            SiteId site,
            @Nullable LocationName location,
            SiteId changedSite,
            LocationName changedLocation) {
        return changedSite.equals(site) && (location == null || changedLocation.equals(location));
    }
}
