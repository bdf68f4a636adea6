package io.tributary.dashboard.command.web;

import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Body of a command.
 *
 * @param value text, number or boolean
 * @param ttl ISO-8601 duration
 */
record CommandBody(@Nullable JsonNode value, @Nullable String ttl) {

    /** The value as text, as devices get it. */
    String text() {
        if (value != null && value.isValueNode() && !value.isNull() && !value.isMissingNode()) {
            return value.asString();
        }
        throw new ApiProblemException(
                        ProblemType.INVALID_BODY,
                        "value is required and must be text, a number or a boolean.")
                .with("property", "value");
    }
}
