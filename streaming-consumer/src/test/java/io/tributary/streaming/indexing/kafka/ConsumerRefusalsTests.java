package io.tributary.streaming.indexing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.tributary.streaming.deadletter.DeadLetters;
import io.tributary.streaming.document.DocumentSource;
import io.tributary.streaming.indexing.Feed;
import io.tributary.topology.kafka.KafkaTopic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.event.ConsumerRetryAuthEvent.Reason;
import org.springframework.kafka.event.ConsumerRetryAuthSuccessfulEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

class ConsumerRefusalsTests {

    private final ConsumerRefusals refusals = new ConsumerRefusals();
    private final MessageListenerContainer container = mock(MessageListenerContainer.class);

    @Test
    void feedIsRefusedUntilItIsAccepted() {
        given(container.getListenerId()).willReturn("readings");
        refusals.refused(new ConsumerRetryAuthEvent(this, container, Reason.AUTHORIZATION));

        assertThat(refusals.of(feed("readings")))
                .hasValueSatisfying(advice -> assertThat(advice).contains("run kafka-access"));
        assertThat(refusals.of(feed("devices"))).isEmpty();

        refusals.accepted(new ConsumerRetryAuthSuccessfulEvent(this, container));
        assertThat(refusals.of(feed("readings"))).isEmpty();
    }

    @Test
    void wrongPasswordIsToldApart() {
        given(container.getListenerId()).willReturn("readings");
        refusals.refused(new ConsumerRetryAuthEvent(this, container, Reason.AUTHENTICATION));

        assertThat(refusals.of(feed("readings")))
                .hasValueSatisfying(advice -> assertThat(advice).contains("sasl.jaas.config"));
    }

    private static Feed feed(String name) {
        return new Feed(
                name,
                List.of(KafkaTopic.SENSE),
                1,
                mock(DocumentSource.class),
                mock(DeadLetters.class));
    }
}
