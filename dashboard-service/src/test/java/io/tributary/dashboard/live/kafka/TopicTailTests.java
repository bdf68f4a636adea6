package io.tributary.dashboard.live.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.live.Live;
import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TopicTailTests {

    private static final String TOPIC = KafkaTopic.SITE.topicName();

    private final Live live = new Live();
    private final List<String> taken = new ArrayList<>();
    private final Deque<MockConsumer<byte[], byte[]>> consumers = new ArrayDeque<>();
    private final TailReport report =
            new TailReport(
                    "state", "there", Duration.ZERO, live.availability, live.loading, live.clock);
    private int missingTopics;
    private final TopicTail tail =
            new TopicTail(
                    new TailPlan(
                            List.of(new Taking()),
                            null,
                            live.clock,
                            Counter.builder("unreadable").register(live.meters)),
                    consumers::removeFirst,
                    this::ensureTopics,
                    live.changes,
                    report,
                    Duration.ofMillis(1));

    @Test
    void followsFromTheBeginningAndTellsWhenItHasReadTheEnd() {
        report.starting();
        MockConsumer<byte[], byte[]> consumer = consumer(1, 2);
        consumer.schedulePollTask(() -> add(consumer, 0, "a", "b"));
        consumer.schedulePollTask(tail::stop);

        tail.run();

        assertThat(taken).containsExactly("a", "b");
        assertThat(live.loading.isDone()).isTrue();
        assertThat(live.availability.outage(Dependency.KAFKA)).isEmpty();
        assertThat(report.lag()).isZero();
    }

    @Test
    void goesOnWhereItWasAfterAFailure() {
        MockConsumer<byte[], byte[]> first = consumer(1, 2);
        first.schedulePollTask(() -> add(first, 0, "a", "b"));
        first.schedulePollTask(() -> first.setPollException(new KafkaException("gone")));
        MockConsumer<byte[], byte[]> second = consumer(1, 3);
        second.schedulePollTask(() -> add(second, 2, "c"));
        second.schedulePollTask(tail::stop);

        tail.run();

        assertThat(taken).containsExactly("a", "b", "c");
    }

    @Test
    void triesUntilTheTopicsAreThere() {
        report.starting();
        missingTopics = 2;
        consumer(1, 0);
        consumer(1, 0);
        MockConsumer<byte[], byte[]> third = consumer(1, 0);
        third.schedulePollTask(tail::stop);

        tail.run();

        assertThat(consumers).isEmpty();
        assertThat(missingTopics).isZero();
    }

    @Test
    void followsPartitionsThatAreAddedLater() {
        MockConsumer<byte[], byte[]> first = consumer(1, 0);
        first.schedulePollTask(() -> first.updatePartitions(TOPIC, partitions(2)));
        MockConsumer<byte[], byte[]> second = consumer(2, 0);
        second.schedulePollTask(tail::stop);

        tail.run();

        assertThat(consumers).isEmpty();
        assertThat(first.closed()).isTrue();
    }

    @Test
    void lagIsWhatLiesBetweenItAndTheEnd() {
        report.starting();
        MockConsumer<byte[], byte[]> consumer = consumer(1, 5);
        consumer.schedulePollTask(() -> add(consumer, 0, "a", "b"));
        consumer.schedulePollTask(tail::stop);

        tail.run();

        assertThat(report.lag()).isEqualTo(3);
        assertThat(live.loading.isDone()).isFalse();
    }

    private void ensureTopics() {
        if (missingTopics > 0) {
            missingTopics--;
            throw new KafkaException("no answer");
        }
    }

    private MockConsumer<byte[], byte[]> consumer(int partitionCount, long end) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updatePartitions(TOPIC, partitions(partitionCount));
        for (int i = 0; i < partitionCount; i++) {
            consumer.updateBeginningOffsets(Map.of(new TopicPartition(TOPIC, i), 0L));
            consumer.updateEndOffsets(Map.of(new TopicPartition(TOPIC, i), end));
        }
        consumers.add(consumer);
        return consumer;
    }

    private static List<PartitionInfo> partitions(int count) {
        Node[] none = {};
        return IntStream.range(0, count)
                .mapToObj(i -> new PartitionInfo(TOPIC, i, Node.noNode(), none, none))
                .toList();
    }

    private static void add(MockConsumer<byte[], byte[]> consumer, long offset, String... values) {
        List<byte[]> bytes =
                Arrays.stream(values).map(v -> v.getBytes(StandardCharsets.UTF_8)).toList();
        for (int i = 0; i < bytes.size(); i++) {
            consumer.addRecord(
                    new ConsumerRecord<>(TOPIC, 0, offset + i, new byte[0], bytes.get(i)));
        }
    }

    private final class Taking implements RecordHandler {

        @Override
        public KafkaTopic topic() {
            return KafkaTopic.SITE;
        }

        @Override
        public void handle(String key, byte @Nullable [] value) {
            taken.add(value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
    }
}
