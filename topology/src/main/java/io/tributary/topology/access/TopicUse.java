package io.tributary.topology.access;

import static io.tributary.topology.kafka.KafkaTopic.AUDIT;
import static io.tributary.topology.kafka.KafkaTopic.COMMAND;
import static io.tributary.topology.kafka.KafkaTopic.COMMAND_STATUS;
import static io.tributary.topology.kafka.KafkaTopic.CONFIG;
import static io.tributary.topology.kafka.KafkaTopic.CREDENTIALS;
import static io.tributary.topology.kafka.KafkaTopic.CREDENTIALS_STATUS;
import static io.tributary.topology.kafka.KafkaTopic.GATEWAY_PROGRESS;
import static io.tributary.topology.kafka.KafkaTopic.HEARTBEAT;
import static io.tributary.topology.kafka.KafkaTopic.IDENTITY;
import static io.tributary.topology.kafka.KafkaTopic.REJECTED;
import static io.tributary.topology.kafka.KafkaTopic.REPLAY;
import static io.tributary.topology.kafka.KafkaTopic.SENSE;
import static io.tributary.topology.kafka.KafkaTopic.SITE;
import static io.tributary.topology.kafka.KafkaTopic.TEST;

import io.tributary.topology.access.KafkaRight.Operation;
import io.tributary.topology.kafka.KafkaTopic;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a service does with the topics. Its rights follow from that, and which topics it creates
 * where nobody has.
 *
 * @param read from the beginning or in a group
 * @param written in transactions or one by one
 * @param seen only looked at: that it is there, and where it ends
 */
public record TopicUse(Set<KafkaTopic> read, Set<KafkaTopic> written, Set<KafkaTopic> seen) {

    public static final TopicUse GATEWAY =
            new TopicUse(
                    Set.of(CONFIG, COMMAND, COMMAND_STATUS, REPLAY, CREDENTIALS, GATEWAY_PROGRESS),
                    Set.of(
                            SENSE,
                            TEST,
                            CONFIG,
                            SITE,
                            HEARTBEAT,
                            COMMAND_STATUS,
                            REJECTED,
                            CREDENTIALS_STATUS,
                            GATEWAY_PROGRESS),
                    Set.of());

    public static final TopicUse STREAMING_CONSUMER =
            new TopicUse(
                    Set.of(SENSE, TEST, CONFIG, COMMAND, COMMAND_STATUS, REJECTED, REPLAY, AUDIT),
                    Set.of(REJECTED),
                    Set.of());

    /** Sees how far streaming-consumer is behind the ends of what it reads. */
    public static final TopicUse DASHBOARD =
            new TopicUse(
                    Set.of(
                            SENSE,
                            CONFIG,
                            SITE,
                            HEARTBEAT,
                            COMMAND,
                            COMMAND_STATUS,
                            REJECTED,
                            REPLAY,
                            IDENTITY,
                            CREDENTIALS,
                            CREDENTIALS_STATUS),
                    Set.of(COMMAND, REPLAY, IDENTITY, AUDIT, CREDENTIALS),
                    Set.of(TEST));

    public static final TopicUse RECONCILIATION =
            new TopicUse(Set.of(SENSE, REJECTED, REPLAY), Set.of(), Set.of());

    public TopicUse {
        read = Set.copyOf(read);
        written = Set.copyOf(written);
        seen = Set.copyOf(seen);
    }

    /** What the service cannot do without, in the order of the catalogue. */
    public List<KafkaTopic> topics() {
        return Arrays.stream(KafkaTopic.values())
                .filter(topic -> read.contains(topic) || written.contains(topic))
                .toList();
    }

    /** One right for each topic. */
    List<KafkaRight> rights() {
        return Arrays.stream(KafkaTopic.values())
                .filter(topic -> !operations(topic).isEmpty())
                .map(topic -> KafkaRight.topic(topic, operations(topic)))
                .toList();
    }

    /** To read or to write is to see, too. */
    private EnumSet<Operation> operations(KafkaTopic topic) {
        EnumSet<Operation> operations = EnumSet.noneOf(Operation.class);
        if (read.contains(topic)) {
            operations.add(Operation.READ);
        }
        if (written.contains(topic)) {
            operations.add(Operation.WRITE);
        }
        if (operations.isEmpty() && seen.contains(topic)) {
            operations.add(Operation.DESCRIBE);
        }
        return operations;
    }
}
