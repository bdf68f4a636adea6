package io.tributary.topology.kafka;

import java.time.Duration;
import java.util.Map;

/**
 * The catalogue of Kafka topics. Services create those that are missing; the broker never does by
 * itself.
 */
public enum KafkaTopic {
    /** Aggregated messages, written in transactions. */
    SENSE("sense", 3, Kind.RETAINED, Duration.ofDays(7)),
    /** Aggregated messages of rehearsals. */
    TEST("test", 1, Kind.RETAINED, Duration.ofDays(1)),
    /**
     * Presence of devices and reported states of actuators. Each change is kept for a night, for
     * whoever writes the changes down; longer would be felt by whoever reads all of it at a start.
     */
    CONFIG("config", 1, Kind.COMPACTED_LATER, Duration.ofHours(12)),
    /** Site models. */
    SITE("site", 1, Kind.COMPACTED, Duration.ZERO),
    /** Signs of life of sites. */
    HEARTBEAT("heartbeat", 1, Kind.COMPACTED, Duration.ZERO),
    /** Commands. */
    COMMAND("cmnd", 3, Kind.RETAINED, Duration.ofDays(2)),
    /** Snapshots of the commands' states. */
    COMMAND_STATUS("cmnd.status", 3, Kind.COMPACTED_AND_RETAINED, Duration.ofDays(30)),
    /** What was refused, replayable. */
    REJECTED("rejected", 1, Kind.RETAINED, Duration.ofDays(30)),
    /** Requests to feed a rejection in again. */
    REPLAY("replay", 1, Kind.RETAINED, Duration.ofDays(7)),
    /** Users and their API tokens. */
    IDENTITY("identity", 1, Kind.COMPACTED, Duration.ZERO),
    /** Who did what. */
    AUDIT("audit", 1, Kind.RETAINED, Duration.ofDays(365)),
    /** Credentials of devices as they are wanted. */
    CREDENTIALS("credentials", 1, Kind.COMPACTED, Duration.ZERO),
    /** What became of them at the sites' brokers. */
    CREDENTIALS_STATUS("credentials.status", 1, Kind.COMPACTED, Duration.ZERO),
    /** How far each gateway's journal is in Kafka. */
    GATEWAY_PROGRESS("gateway.progress", 1, Kind.COMPACTED, Duration.ZERO);

    private final String topicName;
    private final int partitions;
    private final Kind kind;
    private final Duration kept;

    /**
     * @param kept how long a record is kept; of a topic that is compacted later, how long at least
     */
    KafkaTopic(String topicName, int partitions, Kind kind, Duration kept) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.kind = kind;
        this.kept = kept;
    }

    /** The name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** Partitions a new topic is created with. */
    public int partitions() {
        return partitions;
    }

    /**
     * Topic-level settings a new topic is created with, by Kafka's names; times in milliseconds.
     */
    public Map<String, String> settings() {
        return switch (kind) {
            case COMPACTED -> Map.of("cleanup.policy", "compact");
            case COMPACTED_LATER -> settings("compact", "min.compaction.lag.ms");
            case RETAINED -> settings("delete", "retention.ms");
            case COMPACTED_AND_RETAINED -> settings("compact,delete", "retention.ms");
        };
    }

    private Map<String, String> settings(String policy, String time) {
        return Map.of("cleanup.policy", policy, time, Long.toString(kept.toMillis()));
    }

    private enum Kind {
        COMPACTED,
        COMPACTED_LATER,
        RETAINED,
        COMPACTED_AND_RETAINED
    }
}
