package io.tributary.dashboard.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something.
 *
 * @param name the user
 * @param token the API token it is done with, if with one
 * @param address network address of the client, where there is one
 */
public record Actor(String name, @Nullable UUID token, @Nullable String address) {}
