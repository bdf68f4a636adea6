package io.tributary.reconciliation.account;

import io.tributary.reconciliation.numbers.NumberRanges;
import io.tributary.reconciliation.sent.DeviceKey;
import io.tributary.reconciliation.sent.Sent;
import org.jspecify.annotations.Nullable;

/**
 * How one device's account balances.
 *
 * @param key the device
 * @param sent what it sent; absent where nobody has told
 * @param inSense messages in {@code sense}
 * @param rejected messages in {@code rejected}
 * @param missing acknowledged messages that stand nowhere
 * @param missingNumbers which; more than {@code missing} where a rejection does not tell its number
 * @param doubled messages too many
 * @param doubledNumbers which, as far as it can be told
 * @param unknown messages in {@code sense} with numbers that were never given out
 * @param readings readings in {@code sense}
 * @param readingsShort readings that are missing in their messages; negative: too many
 * @param indexedMissing readings of {@code sense} that are not in Elasticsearch
 * @param indexedDoubled readings that Elasticsearch has too many
 * @param indexedRejectedMissing rejected messages not in Elasticsearch; negative: too many
 */
public record Balance(
        DeviceKey key,
        @Nullable Sent sent,
        long inSense,
        long rejected,
        long missing,
        NumberRanges missingNumbers,
        long doubled,
        NumberRanges doubledNumbers,
        long unknown,
        long readings,
        long readingsShort,
        long indexedMissing,
        long indexedDoubled,
        long indexedRejectedMissing) {

    /** Everything acknowledged stands exactly once somewhere, and Elasticsearch agrees. */
    public boolean isEven() {
        return missing == 0
                && doubled == 0
                && unknown == 0
                && readingsShort == 0
                && indexedMissing == 0
                && indexedDoubled == 0
                && indexedRejectedMissing == 0;
    }

    /** Something is not there that may still be on its way. */
    public boolean isBehind() {
        return missing > 0 || indexedMissing > 0 || indexedRejectedMissing > 0;
    }

    /**
     * Balances one device.
     *
     * @param indexed what Elasticsearch holds; absent where it is not asked
     */
    public static Balance of(
            DeviceKey key,
            @Nullable Sent sent,
            SenseAccount sense,
            RejectedAccount rejected,
            @Nullable Indexed indexed) {
        NumberRanges twice = sense.numbers().and(rejected.numbers());
        long doubled = sense.repeats() + rejected.doubled().count() + twice.count();
        NumberRanges missingNumbers = new NumberRanges();
        long missing = 0;
        long unknown = 0;
        long distinct =
                sense.messages()
                        + rejected.standing()
                        - sense.repeats()
                        - rejected.doubled().count()
                        - twice.count();
        NumberRanges acknowledged = sent == null ? null : sent.numbers();
        if (sent != null && acknowledged != null) {
            missingNumbers = acknowledged.without(sense.numbers()).without(rejected.numbers());
            missing = Math.max(0, missingNumbers.count() - rejected.unnumbered());
            unknown =
                    sense.numbers().count()
                            - sense.numbers().within(1, sent.sent()).count()
                            + sense.unnumbered();
        } else if (sent != null) {
            missing = Math.max(0, sent.acknowledged() - distinct);
            doubled += Math.max(0, distinct - sent.acknowledged());
        }
        long readings = sense.readings();
        long stored = indexed == null ? readings : indexed.readings() + rejected.refusedReadings();
        return new Balance(
                key,
                sent,
                sense.messages(),
                rejected.messages(),
                missing,
                missingNumbers,
                doubled,
                sense.doubled().or(rejected.doubled()).or(twice),
                unknown,
                readings,
                sent == null || sent.readings() == 0
                        ? 0
                        : sense.messages() * sent.readings() - readings,
                Math.max(0, readings - stored),
                Math.max(0, stored - readings),
                indexed == null ? 0 : rejected.messages() - indexed.rejected());
    }
}
