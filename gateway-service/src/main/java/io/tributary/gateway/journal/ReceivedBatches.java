package io.tributary.gateway.journal;

import io.tributary.topology.json.JsonCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which batches the journal has, per acquirer and epoch. Batches of an epoch may arrive out of
 * order when one of them had to be sent again, so it is a set, not just the highest number. Not
 * thread-safe: belongs to who appends.
 */
public final class ReceivedBatches {

    /**
     * Epochs remembered: the present one and those before it, of which repeats may still be under
     * way.
     */
    private static final int MAX_EPOCHS = 64;

    private static final JsonCodec<Snapshot> CODEC = JsonCodec.of(Snapshot.class);

    private @Nullable Epoch newest;
    private final Map<Epoch, NumberSet> epochs =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Epoch, NumberSet> eldest) {
                    return size() > MAX_EPOCHS;
                }
            };

    /**
     * Notes a batch.
     *
     * @return false when it was noted already
     */
    boolean add(BatchId batch) {
        Epoch epoch = Epoch.of(batch);
        newest = epoch;
        return epochs.computeIfAbsent(epoch, key -> new NumberSet()).add(batch.number());
    }

    /** Whether the journal has this batch. */
    public boolean contains(BatchId batch) {
        NumberSet numbers = epochs.get(Epoch.of(batch));
        return numbers != null && numbers.contains(batch.number());
    }

    /**
     * Batches of the same epoch with a lower number than the highest that have not come: on their
     * way, or lost.
     */
    public long missing(BatchId batch) {
        NumberSet numbers = epochs.get(Epoch.of(batch));
        return numbers == null ? 0 : numbers.missing();
    }

    /**
     * The last batch of the newest epoch up to which all are here; of number 0 when not even the
     * first is. Null before the first batch of all.
     */
    public @Nullable BatchId completeUpTo() {
        NumberSet numbers = newest == null ? null : epochs.get(newest);
        return newest == null || numbers == null
                ? null
                : new BatchId(newest.acquirer(), newest.epoch(), numbers.completeUpTo());
    }

    /** The epoch that a batch came of last is written last. */
    byte[] encode() {
        List<Entry> entries = new ArrayList<>();
        epochs.forEach(
                (epoch, numbers) -> {
                    if (!epoch.equals(newest)) {
                        entries.add(entry(epoch, numbers));
                    }
                });
        NumberSet numbers = newest == null ? null : epochs.get(newest);
        if (newest != null && numbers != null) {
            entries.add(entry(newest, numbers));
        }
        return CODEC.encode(new Snapshot(entries));
    }

    private static Entry entry(Epoch epoch, NumberSet numbers) {
        return new Entry(epoch.acquirer(), epoch.epoch(), numbers.ranges());
    }

    static ReceivedBatches decode(byte[] json) {
        ReceivedBatches received = new ReceivedBatches();
        for (Entry entry : CODEC.decode(json).epochs()) {
            Epoch epoch = new Epoch(entry.acquirer(), entry.epoch());
            received.epochs.put(epoch, NumberSet.of(entry.numbers()));
            received.newest = epoch;
        }
        return received;
    }

    private record Epoch(String acquirer, String epoch) {

        static Epoch of(BatchId batch) {
            return new Epoch(batch.acquirer(), batch.epoch());
        }
    }

    record Snapshot(List<Entry> epochs) {}

    record Entry(String acquirer, String epoch, List<List<Long>> numbers) {}
}
