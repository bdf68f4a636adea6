package io.tributary.gateway.deduplication;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Memories of recent messages for tests elsewhere. */
public final class TestRecentMessages {

    private TestRecentMessages() {}

    /** With the settings that the gateway has by default. */
    public static RecentMessages empty() {
        return new RecentMessages(
                new DeduplicationProperties(1_000_000), new SimpleMeterRegistry());
    }
}
