package io.tributary.dashboard.credential;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import org.jspecify.annotations.Nullable;

/**
 * A device with its account, if it has one.
 *
 * @param device the device
 * @param location where it was last seen; null where the site no longer knows the device
 * @param account null where it was given none
 */
record DeviceAccount(
        DeviceId device, @Nullable LocationName location, @Nullable CredentialView account) {

    /** How its account stands. */
    public AccountState state() {
        return AccountState.of(account);
    }
}
