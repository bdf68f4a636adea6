package io.tributary.dashboard.rejection;

import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.Choices;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.RejectionReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rejections are asked for.
 *
 * @param site of this site
 * @param reason only for this reason; null for all
 * @param device only of this device; null for all
 * @param from only those received then or later; null for all
 * @param to only those received earlier; null for all
 */
public record RejectionFilter(
        SiteId site,
        @Nullable RejectionReason reason,
        @Nullable String device,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Reasons to choose from, as a parameter. */
    public static final Choices<RejectionReason> REASONS =
            Choices.of("reason", RejectionReason.class, RejectionReason::code);

    public RejectionFilter {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ApiProblemException.parameter("from", "must lie before to");
        }
    }

    /** Of all times. */
    public RejectionFilter(SiteId site, @Nullable RejectionReason reason, @Nullable String device) {
        this(site, reason, device, null, null);
    }
}
