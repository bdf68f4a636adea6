package io.tributary.dashboard.rejection.elasticsearch;

import io.tributary.dashboard.rejection.RejectionView;
import io.tributary.dashboard.rejection.ReplayMark;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document in {@code tributary-rejected}. */
@SuppressWarnings("ArrayRecordComponent") // Base64 in JSON; never compared
record RejectionDocument(
        UUID id,
        SiteId site,
        @Nullable String origin,
        String topic,
        @Nullable String location,
        @Nullable String deviceID,
        String reason,
        @Nullable String detail,
        @Nullable Long count,
        @Nullable List<List<Long>> seqs,
        byte @Nullable [] payload,
        @Nullable Long payloadBytes,
        @Nullable String sha256,
        Instant receivedAt,
        @Nullable UUID replayOf) {

    RejectionView view(@Nullable ReplayMark replay) {
        return new RejectionView(
                id,
                site,
                origin,
                topic,
                location,
                deviceID,
                reason,
                detail,
                count == null ? 1 : count,
                seqs,
                payload,
                payloadBytes == null ? 0 : payloadBytes,
                sha256,
                receivedAt,
                replayOf,
                replay == null ? null : replay.by(),
                replay == null ? null : replay.at());
    }
}
