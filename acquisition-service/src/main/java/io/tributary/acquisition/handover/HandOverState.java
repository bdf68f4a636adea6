package io.tributary.acquisition.handover;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the hand-over stands at a moment. Ages are zero where there is nothing to be old.
 *
 * @param batchesInFlight batches sent and not acknowledged
 * @param oldestBatch age of the oldest of them
 * @param refusedCode with what the broker refused one last
 * @param waitingBytes memory taken by what is in no batch yet
 * @param oldestWaiting age of the oldest of that
 * @param inFlightFull whether no further batch may be sent
 * @param unacknowledged device messages that wait for our PUBACK
 * @param oldestUnacknowledged age of the oldest of them
 */
record HandOverState(
        int batchesInFlight,
        Duration oldestBatch,
        int refusedCode,
        long waitingBytes,
        Duration oldestWaiting,
        boolean inFlightFull,
        int unacknowledged,
        Duration oldestUnacknowledged) {

    /** Where it stands still for longer than this, and what to do; null where it does not. */
    @Nullable String stall(Duration tooLong) {
        if (oldestBatch.compareTo(tooLong) > 0) {
            return "batches are not taken: " + BatchSender.meaning(refusedCode);
        }
        if (oldestWaiting.compareTo(tooLong) > 0 && !inFlightFull) {
            return "messages wait and no batch is made of them, a defect of ours; restart acquisition and report it";
        }
        if (oldestUnacknowledged.compareTo(tooLong) > 0) {
            return "messages are handed over and cannot be acknowledged to the broker; restart acquisition if it lasts, the broker keeps them";
        }
        return null;
    }
}
