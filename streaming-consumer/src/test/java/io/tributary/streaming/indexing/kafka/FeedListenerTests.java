package io.tributary.streaming.indexing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

import io.tributary.streaming.document.SourceRecord;
import io.tributary.streaming.indexing.FeedDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.kafka.support.Acknowledgment;

class FeedListenerTests {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FeedDelivery delivery = mock(FeedDelivery.class, Mockito.RETURNS_DEEP_STUBS);
    private final Acknowledgment offsets = mock(Acknowledgment.class);
    private final FeedListener listener = new FeedListener(delivery);
    private final List<ConsumerRecord<byte[], byte[]>> batch =
            List.of(record(0), record(1), record(2));

    @BeforeEach
    void pause() {
        given(delivery.pause()).willReturn(PAUSE);
    }

    @Test
    void allOffsetsAreCommittedWhenAllIsDone() {
        given(delivery.deliver(anyList())).willReturn(3);

        listener.onMessage(batch, offsets);

        then(offsets).should().acknowledge();
        then(offsets).shouldHaveNoMoreInteractions();
    }

    @Test
    void onlyOffsetsOfWhatIsDoneAreCommitted() {
        given(delivery.deliver(anyList())).willReturn(1);

        listener.onMessage(batch, offsets);

        then(offsets).should().nack(1, PAUSE);
        then(offsets).shouldHaveNoMoreInteractions();
    }

    @Test
    void defectOfOursCommitsNothing() {
        given(delivery.deliver(anyList())).willThrow(new IllegalStateException("defect"));

        listener.onMessage(batch, offsets);

        then(offsets).should().nack(0, PAUSE);
        then(offsets).shouldHaveNoMoreInteractions();
    }

    @Test
    void recordIsHandedOnAsItLies() {
        SourceRecord source = FeedListener.asSource(record(7));

        assertThat(source.toString()).isEqualTo("sense-2@7");
        assertThat(source.key()).isEqualTo("home/kitchen");
        assertThat(source.value()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        // The record carries no time of its own.
        assertThat(source.timestamp()).isEqualTo(Instant.EPOCH);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>(
                "sense",
                2,
                offset,
                "home/kitchen".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
    }
}
