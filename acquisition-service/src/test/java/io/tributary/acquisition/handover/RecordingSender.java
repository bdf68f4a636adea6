package io.tributary.acquisition.handover;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/** Keeps what is sent; the test says what the broker answers. */
final class RecordingSender implements BatchSender {

    private static final JsonCodec<Batch> CODEC = JsonCodec.of(Batch.class);

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    record Sent(Batch batch, int bytes, IntConsumer outcome) {

        void answer(int reasonCode) {
            outcome.accept(reasonCode);
        }

        List<Long> seqs() {
            return batch.entries().stream()
                    .filter(BatchEntry.SensedMessage.class::isInstance)
                    .map(entry -> ((BatchEntry.SensedMessage) entry).seq())
                    .toList();
        }
    }

    @Override
    public void send(byte[] batch, IntConsumer outcome) {
        sent.add(new Sent(CODEC.decode(batch), batch.length, outcome));
    }

    List<Sent> sent() {
        return sent;
    }

    Sent last() {
        return sent.getLast();
    }

    List<Long> numbers() {
        return sent.stream().map(one -> one.batch().number()).toList();
    }
}
