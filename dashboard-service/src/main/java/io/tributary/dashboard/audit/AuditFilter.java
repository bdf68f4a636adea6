package io.tributary.dashboard.audit;

import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.Choices;
import io.tributary.topology.audit.AuditAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for.
 *
 * @param actor only of this user; null for all
 * @param action only these; null for all
 * @param from only those of then or later; null for all
 * @param to only earlier ones; null for all
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable AuditAction action,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Actions to choose from, as a parameter. */
    public static final Choices<AuditAction> ACTIONS =
            Choices.of("action", AuditAction.class, AuditAction::code);

    public AuditFilter {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ApiProblemException.parameter("from", "must lie before to");
        }
    }
}
