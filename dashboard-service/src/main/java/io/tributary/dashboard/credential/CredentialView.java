package io.tributary.dashboard.credential;

import io.tributary.topology.credential.CredentialProblem;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.credential.WantedState;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device's account as it is shown.
 *
 * @param site the site
 * @param device the device
 * @param username its name at the broker
 * @param wanted what is wanted of it
 * @param state whether the broker has it so
 * @param problem why the broker does not
 * @param detail the same in a sentence
 * @param changedBy who made the last change
 * @param changedAt when
 */
public record CredentialView(
        SiteId site,
        DeviceId device,
        String username,
        WantedState wanted,
        State state,
        @Nullable CredentialProblem problem,
        @Nullable String detail,
        String changedBy,
        Instant changedAt) {

    /** Whether the site's broker has what is wanted. */
    public enum State {
        /** The gateway has not told yet. */
        PENDING,
        APPLIED,
        FAILED
    }

    static CredentialView of(DeviceCredential wanted, @Nullable CredentialStatus told) {
        CredentialStatus known = told != null && told.revision() >= wanted.revision() ? told : null;
        return new CredentialView(
                wanted.site(),
                wanted.device(),
                wanted.username(),
                wanted.wanted(),
                known == null ? State.PENDING : known.applied() ? State.APPLIED : State.FAILED,
                known == null ? null : known.problem(),
                known == null ? null : known.detail(),
                wanted.changedBy(),
                wanted.changedAt());
    }
}
