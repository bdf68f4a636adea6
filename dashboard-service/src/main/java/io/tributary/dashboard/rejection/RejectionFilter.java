package io.tributary.dashboard.rejection;

import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * Which rejections are asked for.
 *
 * @param site of this site
 * @param reason only for this reason; null for all
 * @param device only of this device; null for all
 */
public record RejectionFilter(
        SiteId site, @Nullable RejectionReason reason, @Nullable String device) {}
