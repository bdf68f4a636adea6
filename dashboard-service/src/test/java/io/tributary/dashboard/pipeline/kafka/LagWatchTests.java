package io.tributary.dashboard.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.kafka.KafkaTopic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LagWatchTests {

    private static final IndexingGroup READINGS = IndexingGroup.ALL.getFirst();
    private static final TopicPartition ONE = new TopicPartition("sense", 0);
    private static final TopicPartition OTHER = new TopicPartition("sense", 1);
    private static final TopicPartition FOREIGN = new TopicPartition("config", 0);
    private static final Map<TopicPartition, Long> STARTS = Map.of(ONE, 5L, OTHER, 5L, FOREIGN, 0L);
    private static final Map<TopicPartition, Long> ENDS =
            Map.of(ONE, 20L, OTHER, 30L, FOREIGN, 100L);

    @Test
    void lagIsWhatLiesBetweenTheOffsetAndTheEndOfTheGroupsOwnTopics() {
        assertThat(
                        LagWatch.lag(
                                READINGS,
                                STARTS,
                                ENDS,
                                Map.of(
                                        ONE,
                                        new OffsetAndMetadata(18),
                                        OTHER,
                                        new OffsetAndMetadata(31))))
                .isEqualTo(2);
    }

    @Test
    void whereNothingWasReadYetOrOffsetsAreNoLongerKeptAllThatIsKeptWaits() {
        assertThat(LagWatch.lag(READINGS, STARTS, ENDS, Map.of())).isEqualTo(40);
        assertThat(LagWatch.lag(READINGS, STARTS, ENDS, Map.of(ONE, new OffsetAndMetadata(1))))
                .isEqualTo(40);
    }

    @Test
    void everyGroupHasTheNameAndTopicsOfTheContract() {
        assertThat(IndexingGroup.ALL)
                .extracting(IndexingGroup::name)
                .allMatch(name -> name.startsWith("tributary-streaming-"));
        assertThat(IndexingGroup.ALL)
                .flatExtracting(IndexingGroup::topics)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(
                                KafkaTopic.SENSE,
                                KafkaTopic.TEST,
                                KafkaTopic.CONFIG,
                                KafkaTopic.COMMAND,
                                KafkaTopic.COMMAND_STATUS,
                                KafkaTopic.REJECTED,
                                KafkaTopic.REPLAY,
                                KafkaTopic.AUDIT));
    }
}
