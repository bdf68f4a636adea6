package io.tributary.dashboard.page;

import io.tributary.dashboard.rejection.RejectionView;
import io.tributary.dashboard.rejection.Replayability;
import org.jspecify.annotations.Nullable;

/**
 * A rejection in the list.
 *
 * @param rejection what was refused
 * @param payload its payload as text to look at
 * @param obstacle why it cannot be fed in again; null where it can
 */
record RejectionRow(RejectionView rejection, String payload, @Nullable String obstacle) {

    static RejectionRow of(RejectionView rejection) {
        return new RejectionRow(
                rejection, PayloadText.of(rejection.payload()), Replayability.obstacle(rejection));
    }
}
