package io.tributary.dashboard.rejection;

import io.tributary.topology.name.SiteId;
import java.time.Instant;
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
 * @param payload Base64 of the payload; absent above 64 KiB
 * @param payloadBytes length of the payload
 * @param sha256 of the payload, where that is absent
 * @param receivedAt when it arrived
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
        byte @Nullable [] payload,
        long payloadBytes,
        @Nullable String sha256,
        Instant receivedAt) {}
