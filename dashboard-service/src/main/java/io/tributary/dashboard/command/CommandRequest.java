package io.tributary.dashboard.command;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.live.ActuatorKey;
import org.jspecify.annotations.Nullable;

/**
 * What a person or script asks an actuator for.
 *
 * @param actuator which
 * @param value what it is to be, as text
 * @param ttl time to live as ISO-8601 duration; null for the default
 * @param by who asks
 * @param key repeats of the same key are the same command; null where none is given
 */
public record CommandRequest(
        ActuatorKey actuator,
        String value,
        @Nullable String ttl,
        Actor by,
        @Nullable IdempotencyKey key) {}
