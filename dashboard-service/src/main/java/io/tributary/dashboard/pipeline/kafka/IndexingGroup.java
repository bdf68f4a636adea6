package io.tributary.dashboard.pipeline.kafka;

import static io.tributary.topology.kafka.KafkaTopic.AUDIT;
import static io.tributary.topology.kafka.KafkaTopic.COMMAND;
import static io.tributary.topology.kafka.KafkaTopic.COMMAND_STATUS;
import static io.tributary.topology.kafka.KafkaTopic.CONFIG;
import static io.tributary.topology.kafka.KafkaTopic.REJECTED;
import static io.tributary.topology.kafka.KafkaTopic.REPLAY;
import static io.tributary.topology.kafka.KafkaTopic.SENSE;
import static io.tributary.topology.kafka.KafkaTopic.TEST;

import io.tributary.topology.kafka.KafkaClientNames;
import io.tributary.topology.kafka.KafkaTopic;
import java.util.List;

/**
 * A consumer group of streaming-consumer; its offset is how far the index is.
 *
 * @param name the group
 * @param topics what it reads
 */
record IndexingGroup(String name, List<KafkaTopic> topics) {

    /** All of them, as the contract lists them. */
    static final List<IndexingGroup> ALL =
            List.of(
                    of("readings", SENSE),
                    of("rehearsals", TEST),
                    of("devices", CONFIG),
                    of("commands", COMMAND, COMMAND_STATUS),
                    of("rejections", REJECTED),
                    of("replays", REPLAY),
                    of("audit", AUDIT));

    private static IndexingGroup of(String feed, KafkaTopic... topics) {
        return new IndexingGroup(KafkaClientNames.indexingGroup(feed), List.of(topics));
    }

    boolean reads(String topic) {
        return topics.stream().anyMatch(each -> each.topicName().equals(topic));
    }
}
