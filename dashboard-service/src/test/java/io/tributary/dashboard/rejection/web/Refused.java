package io.tributary.dashboard.rejection.web;

import io.tributary.dashboard.rejection.RejectionView;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rejections as they are shown. */
final class Refused {

    private Refused() {}

    static RejectionView of(
            UUID id, String origin, byte @Nullable [] payload, @Nullable String sha256) {
        return new RejectionView(
                id,
                Home.SITE,
                origin,
                origin.equals("mqtt") ? "sense/room1" : origin.equals("kafka") ? "sense" : "index",
                "room1",
                "NodeMCU1",
                "malformed-json",
                "broken",
                17,
                null,
                payload,
                payload == null ? 70_000 : payload.length,
                sha256,
                TestClock.START,
                null,
                null,
                null);
    }
}
