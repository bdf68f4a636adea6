package io.tributary.streaming.deadletter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.streaming.deadletter.DeadLettersUnavailableException;
import io.tributary.streaming.document.Messages;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.rejection.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

class KafkaDeadLettersTests {

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaDeadLetters letters =
            new KafkaDeadLetters(new KafkaTemplate<>(() -> producer));

    private final Rejection one = Messages.rejection("home", "1");
    private final Rejection two = Messages.rejection("home", "2");

    @Test
    void rejectionsAreKeptOnlyWhenKafkaHasAcknowledgedEveryOne() throws Exception {
        CompletableFuture<Void> kept = CompletableFuture.runAsync(this::keepBoth);
        Awaitility.await().until(() -> producer.history().size() == 2);
        producer.completeNext();
        assertThatThrownBy(() -> kept.get(100, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        producer.completeNext();
        kept.get(5, TimeUnit.SECONDS);

        assertThat(producer.history())
                .allSatisfy(record -> assertThat(record.topic()).isEqualTo("rejected"))
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .containsExactly(one.id().toString(), two.id().toString());
        assertThat(
                        JsonCodec.of(Rejection.class)
                                .decode(producer.history().getFirst().value())
                                .detail())
                .isEqualTo(one.detail());
    }

    @Test
    void rejectionThatKafkaDoesNotTakeIsNotKept() {
        CompletableFuture<Void> kept = CompletableFuture.runAsync(this::keepBoth);
        Awaitility.await().until(() -> producer.history().size() == 2);
        producer.completeNext();
        producer.errorNext(new NotEnoughReplicasException("too few"));

        assertThatThrownBy(() -> kept.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(DeadLettersUnavailableException.class)
                .hasMessageContaining("too few");
    }

    private void keepBoth() {
        letters.keep(List.of(one, two));
    }
}
