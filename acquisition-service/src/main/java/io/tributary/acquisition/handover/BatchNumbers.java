package io.tributary.acquisition.handover;

import io.tributary.topology.telemetry.Batch;
import java.util.List;
import java.util.function.Supplier;

/**
 * Numbers batches: 1, 2, 3 … of each epoch. An epoch is a start of this service, or begins where
 * the broker lost a batch. Guarded by its {@link HandOver}.
 */
final class BatchNumbers {

    private final String acquirer;
    private final Supplier<String> epochs;
    private String epoch;
    private long lastNumber;
    private long cumulative;

    /**
     * @param epochs random texts
     */
    BatchNumbers(String acquirer, Supplier<String> epochs) {
        this.acquirer = acquirer;
        this.epochs = epochs;
        this.epoch = epochs.get();
    }

    String acquirer() {
        return acquirer;
    }

    String epoch() {
        return epoch;
    }

    void beginEpoch() {
        epoch = epochs.get();
        lastNumber = 0;
        cumulative = 0;
    }

    /** The next batch, without its entries. */
    Batch next(int entries) {
        lastNumber++;
        cumulative += entries;
        return new Batch(acquirer, epoch, lastNumber, cumulative, List.of());
    }
}
