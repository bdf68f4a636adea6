package io.tributary.dashboard.rejection;

import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rejection as it is shown.
 *
 * @param id the rejection
 * @param site the site
 * @param origin where it was refused
 * @param topic the topic or index it came on
 * @param location the location, where known
 * @param device the device, where known
 * @param reason why, in a stable word
 * @param detail why, in a sentence
 * @param count how many messages this stands for
 * @param seqs of counted messages that carry numbers: these, as inclusive ranges
 * @param payload Base64 of the payload; absent above 64 KiB
 * @param payloadBytes length of the payload
 * @param sha256 of the payload, where that is absent
 * @param receivedAt when it arrived
 * @param replayOf the rejection that was fed in again and is refused once more
 * @param replayedBy the user who had this one fed in again
 * @param replayedAt when
 */
@SuppressWarnings("ArrayRecordComponent") // Base64 in JSON; never compared
public record RejectionView(
        UUID id,
        SiteId site,
        @Nullable String origin,
        String topic,
        @Nullable String location,
        @Nullable String device,
        String reason,
        @Nullable String detail,
        long count,
        @Nullable List<List<Long>> seqs,
        byte @Nullable [] payload,
        long payloadBytes,
        @Nullable String sha256,
        Instant receivedAt,
        @Nullable UUID replayOf,
        @Nullable String replayedBy,
        @Nullable Instant replayedAt) {

    /** Who had it fed in again, and when; null where nobody did. */
    public @Nullable ReplayMark replay() {
        return replayedBy == null || replayedAt == null
                ? null
                : new ReplayMark(replayedBy, replayedAt);
    }

    /** The same, fed in again. */
    @SuppressWarnings("NullAway") // does not read that an array may be absent
    public RejectionView replayed(ReplayMark mark) {
        return new RejectionView(
                id,
                site,
                origin,
                topic,
                location,
                device,
                reason,
                detail,
                count,
                seqs,
                payload,
                payloadBytes,
                sha256,
                receivedAt,
                replayOf,
                mark.by(),
                mark.at());
    }
}
