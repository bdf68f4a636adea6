package io.tributary.dashboard.stream;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a client wants to be told of. Outages are shown on every page. */
sealed interface Interest {

    SiteId site();

    /** Whether the client is to be told of the change. */
    boolean in(Change change);

    /**
     * All that is, and all that changes.
     *
     * @param location null for the whole site
     */
    record Everything(SiteId site, @Nullable LocationName location) implements Interest {
        @Override
        public boolean in(Change change) {
            boolean told =
                    switch (change) {
                        case Change.PipelineMeasured ignored -> false;
                        case Change.RejectionsChanged ignored -> false;
                        case Change.CredentialsChanged ignored -> false;
                        case Change.HeartbeatCame heartbeat -> heartbeat.behind();
                        default -> true;
                    };
            return told && change.concerns(site, location);
        }
    }

    /**
     * What the home page of the site shows; of all other devices, their presence.
     *
     * @param shown whether the page shows the device
     */
    record Home(SiteId site, Predicate<DeviceKey> shown) implements Interest {
        @Override
        public boolean in(Change change) {
            return change instanceof Change.ReadingChanged reading
                    ? change.concerns(site, null) && shown.test(reading.device())
                    : new Everything(site, null).in(change);
        }
    }

    /** How the site's readings flow. */
    record Flow(SiteId site) implements Interest {
        @Override
        public boolean in(Change change) {
            boolean told =
                    change instanceof Change.PipelineMeasured
                            || change instanceof Change.AvailabilityChanged;
            return told && change.concerns(site, null);
        }
    }

    /**
     * That a list would be another now.
     *
     * @param location null for the whole site
     * @param shown devices in sight: their readings are told, too
     */
    record OfList(SiteId site, @Nullable LocationName location, Listing list, Set<DeviceId> shown)
            implements Interest {

        public OfList {
            shown = Set.copyOf(shown);
        }

        @Override
        public boolean in(Change change) {
            boolean told =
                    switch (change) {
                        case Change.ReadingChanged reading ->
                                shown.contains(reading.device().device());
                        case Change.AvailabilityChanged ignored -> true;
                        default -> list.isOldAfter(change);
                    };
            return told && change.concerns(site, location);
        }

        /** Whether it may be seen in what the client shows. */
        boolean isInSight(Change change) {
            return !(change instanceof Change.DeviceChanged device)
                    || shown.contains(device.device().device());
        }
    }
}
