package io.tributary.dashboard.availability;

import java.time.Instant;

/**
 * A server that is away.
 *
 * @param service which
 * @param since since when
 * @param detail what went wrong, in a sentence
 */
public record Outage(Dependency service, Instant since, String detail) {}
