package io.tributary.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceivedBatchesTests {

    private final ReceivedBatches received = new ReceivedBatches();

    @Test
    void numbersOfOneEpochSayNothingAboutAnother() {
        received.add(id("e1", 1));
        assertThat(received.contains(id("e2", 1))).isFalse();
        assertThat(received.contains(new BatchId("other-acq", "e1", 1))).isFalse();
    }

    @Test
    void batchThatComesLateIsNoRepeat() {
        received.add(id("e1", 1));
        received.add(id("e1", 3));
        assertThat(received.missing(id("e1", 3))).isOne();
        assertThat(received.contains(id("e1", 2))).isFalse();
        assertThat(received.add(id("e1", 2))).isTrue();
        assertThat(received.missing(id("e1", 2))).isZero();
        assertThat(received.missing(id("e2", 1))).isZero();
    }

    @Test
    void snapshotHoldsEverything() {
        received.add(id("e1", 1));
        received.add(id("e1", 4));
        received.add(id("e2", 2));
        ReceivedBatches read = ReceivedBatches.decode(received.encode());
        assertThat(read.contains(id("e1", 4))).isTrue();
        assertThat(read.contains(id("e1", 2))).isFalse();
        assertThat(read.contains(id("e2", 2))).isTrue();
    }

    @Test
    void onlyTheEpochsUsedLastAreRemembered() {
        for (int epoch = 0; epoch < 64; epoch++) {
            received.add(id("e" + epoch, 1));
        }
        assertThat(received.contains(id("e0", 1))).isTrue();
        received.add(id("one-more", 1));
        assertThat(received.contains(id("e0", 1))).isTrue();
        assertThat(received.contains(id("e1", 1))).isFalse();
    }

    @Test
    void newestEpochIsTheOneThatABatchCameOfLast() {
        assertThat(received.completeUpTo()).isNull();
        received.add(id("e1", 1));
        received.add(id("e2", 2));
        assertThat(received.completeUpTo()).isEqualTo(id("e2", 0));
        assertThat(received.contains(id("e1", 1))).isTrue();
        received.add(id("e2", 1));
        assertThat(received.completeUpTo()).isEqualTo(id("e2", 2));
        assertThat(received.contains(id("e1", 1))).isTrue();
        assertThat(ReceivedBatches.decode(received.encode()).completeUpTo()).isEqualTo(id("e2", 2));
    }

    private static BatchId id(String epoch, long number) {
        return new BatchId("home-acq", epoch, number);
    }
}
