package io.tributary.dashboard.identity.web;

import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.identity.UserName;
import java.time.Instant;

/**
 * A user as it is shown: nothing of the password.
 *
 * @param name what the user logs in with
 * @param role what the user may do
 * @param disabled whether nobody may log in by it
 * @param changedBy who made the last change
 * @param changedAt when
 */
record UserView(UserName name, Role role, boolean disabled, String changedBy, Instant changedAt) {

    static UserView of(UserAccount user) {
        return new UserView(
                user.name(), user.role(), user.disabled(), user.changedBy(), user.changedAt());
    }
}
