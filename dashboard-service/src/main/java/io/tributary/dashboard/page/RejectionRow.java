package io.tributary.dashboard.page;

import io.tributary.dashboard.rejection.RejectionView;

/**
 * A rejection in the list.
 *
 * @param rejection what was refused
 * @param payload its payload as text to look at
 */
record RejectionRow(RejectionView rejection, String payload) {

    static RejectionRow of(RejectionView rejection) {
        return new RejectionRow(rejection, PayloadText.of(rejection.payload()));
    }
}
