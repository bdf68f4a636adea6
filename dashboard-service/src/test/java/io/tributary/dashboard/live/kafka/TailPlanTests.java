package io.tributary.dashboard.live.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TailPlanTests {

    private final List<String> taken = new ArrayList<>();
    private final Counter unreadable =
            Counter.builder("unreadable").register(new SimpleMeterRegistry());
    private final TailPlan plan =
            new TailPlan(List.of(new Taking()), null, new TestClock(), unreadable);

    @Test
    void recordThatCannotBeReadDoesNotKeepTheNextFromBeingRead() {
        plan.handle(record("bad"));
        plan.handle(record("good"));

        assertThat(taken).containsExactly("key=good");
        assertThat(unreadable.count()).isEqualTo(1);
    }

    @Test
    void recordOfATopicNobodyTakesIsPassedOver() {
        plan.handle(new ConsumerRecord<>("other", 0, 0, bytes("key"), bytes("good")));

        assertThat(taken).isEmpty();
        assertThat(unreadable.count()).isEqualTo(1);
    }

    private static ConsumerRecord<byte[], byte[]> record(String value) {
        return new ConsumerRecord<>(KafkaTopic.SITE.topicName(), 0, 0, bytes("key"), bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private final class Taking implements RecordHandler {

        @Override
        public KafkaTopic topic() {
            return KafkaTopic.SITE;
        }

        @Override
        public void handle(String key, byte @Nullable [] value) {
            String text = value == null ? "" : new String(value, StandardCharsets.UTF_8);
            if (text.equals("bad")) {
                throw new IllegalArgumentException("cannot be read");
            }
            taken.add(key + "=" + text);
        }
    }
}
