package io.tributary.dashboard.stream;

/**
 * One event to a client.
 *
 * @param name {@code snapshot}, {@code reading}, {@code presence}, {@code actuator}, {@code
 *     backlog}, {@code command}, {@code list}, {@code pipeline} or {@code service}
 * @param data its JSON
 */
record StreamEvent(String name, Object data) {}
