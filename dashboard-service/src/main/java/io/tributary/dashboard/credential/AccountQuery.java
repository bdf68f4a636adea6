package io.tributary.dashboard.credential;

import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which devices' accounts are asked for.
 *
 * @param site of this site
 * @param location only those there; null for all
 * @param search only those that have every word of this, without regard to case, in their id, user
 *     name or location
 * @param states only those that stand so; empty for all
 */
public record AccountQuery(
        SiteId site, @Nullable LocationName location, String search, Set<AccountState> states) {

    public AccountQuery {
        states = Set.copyOf(states);
    }

    /** Whether the account is of that location and stands so. */
    boolean asksFor(DeviceAccount account) {
        return (location == null || location.equals(account.location()))
                && (states.isEmpty() || states.contains(account.state()));
    }
}
