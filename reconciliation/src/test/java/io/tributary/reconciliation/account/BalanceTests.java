package io.tributary.reconciliation.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.reconciliation.numbers.NumberRanges;
import io.tributary.reconciliation.sent.DeviceKey;
import io.tributary.reconciliation.sent.Sent;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each kind of difference is found: a tool that finds none would prove nothing. */
class BalanceTests {

    private static final DeviceKey KEY = new DeviceKey("mill", "load-1");
    private static final int READINGS = 2;

    private final SenseAccount sense = new SenseAccount();
    private final RejectedAccount rejected = new RejectedAccount();

    @Test
    void everythingOnceIsEven() {
        inSense(1, 10);

        Balance balance = balance(sent(1, 10), new Indexed(20, 0));

        assertThat(balance.isEven()).isTrue();
        assertThat(balance.isBehind()).isFalse();
    }

    @Test
    void rejectedInsteadOfStoredIsEven() {
        inSense(1, 7);
        rejected.add(3, NumberRanges.of(8, 10));

        assertThat(balance(sent(1, 10), new Indexed(14, 3)).isEven()).isTrue();
    }

    @Test
    void whatStandsNowhereIsMissing() {
        inSense(1, 4);
        inSense(7, 10);

        Balance balance = balance(sent(1, 10), new Indexed(16, 0));

        assertThat(balance.missing()).isEqualTo(2);
        assertThat(balance.missingNumbers()).hasToString("5-6");
        assertThat(balance.isEven()).isFalse();
        assertThat(balance.isBehind()).isTrue();
    }

    @Test
    void rejectionWithoutNumberStandsForOneThatIsMissing() {
        inSense(1, 9);
        rejected.add(1, new NumberRanges());

        assertThat(balance(sent(1, 10), new Indexed(18, 1)).isEven()).isTrue();
    }

    @Test
    void whatTheBrokerNeverAcknowledgedMayBeAbsentOrPresent() {
        inSense(1, 9);

        assertThat(balance(acknowledged(12, 1, 8), new Indexed(18, 0)).isEven()).isTrue();
    }

    @Test
    void whatStandsTwiceIsDoubled() {
        inSense(1, 10);
        inSense(4, 5);

        Balance balance = balance(sent(1, 10), new Indexed(24, 0));

        assertThat(balance.doubled()).isEqualTo(2);
        assertThat(balance.doubledNumbers()).hasToString("4-5");
        assertThat(balance.isEven()).isFalse();
        assertThat(balance.isBehind()).as("no waiting cures it").isFalse();
    }

    @Test
    void twiceInOneWindowIsDoubled() {
        sense.add(11, NumberRanges.of(1, 10), 22);

        assertThat(balance(sent(1, 10), new Indexed(22, 0)).doubled()).isEqualTo(1);
    }

    @Test
    void storedAndRejectedIsDoubled() {
        inSense(1, 10);
        rejected.add(1, NumberRanges.of(3, 3));

        Balance balance = balance(sent(1, 10), new Indexed(20, 1));

        assertThat(balance.doubled()).isEqualTo(1);
        assertThat(balance.doubledNumbers()).hasToString("3");
    }

    @Test
    void rejectedTwiceIsDoubled() {
        inSense(1, 9);
        rejected.add(1, NumberRanges.of(10, 10));
        rejected.add(1, NumberRanges.of(10, 10));

        assertThat(balance(sent(1, 10), new Indexed(18, 2)).doubled()).isEqualTo(1);
    }

    @Test
    void numberThatWasNeverGivenOutIsTold() {
        inSense(1, 11);

        Balance balance = balance(sent(1, 10), new Indexed(22, 0));

        assertThat(balance.unknown()).isEqualTo(1);
        assertThat(balance.isEven()).isFalse();
    }

    @Test
    void readingLostOutOfItsMessageIsTold() {
        sense.add(10, NumberRanges.of(1, 10), 19);

        Balance balance = balance(sent(1, 10), new Indexed(19, 0));

        assertThat(balance.readingsShort()).isEqualTo(1);
        assertThat(balance.isEven()).isFalse();
    }

    @Test
    void elasticsearchBehindIsTold() {
        inSense(1, 10);

        Balance balance = balance(sent(1, 10), new Indexed(17, 0));

        assertThat(balance.indexedMissing()).isEqualTo(3);
        assertThat(balance.isBehind()).isTrue();
    }

    @Test
    void elasticsearchWithTooManyIsTold() {
        inSense(1, 10);

        Balance balance = balance(sent(1, 10), new Indexed(21, 0));

        assertThat(balance.indexedDoubled()).isEqualTo(1);
        assertThat(balance.isEven()).isFalse();
    }

    @Test
    void documentsThatElasticsearchRefusedAreAccountedFor() {
        inSense(1, 10);
        rejected.addRefusedReadings(4);

        assertThat(balance(sent(1, 10), new Indexed(16, 0)).isEven()).isTrue();
    }

    @Test
    void rejectionThatElasticsearchHasNotIsTold() {
        inSense(1, 9);
        rejected.add(1, NumberRanges.of(10, 10));

        Balance balance = balance(sent(1, 10), new Indexed(18, 0));

        assertThat(balance.indexedRejectedMissing()).isEqualTo(1);
        assertThat(balance.isEven()).isFalse();
    }

    @Test
    void countsAloneFindMissingAndDoubled() {
        sense.add(10, new NumberRanges(), 20);

        assertThat(balance(counted(12), new Indexed(20, 0)).missing()).isEqualTo(2);
        assertThat(balance(counted(9), new Indexed(20, 0)).doubled()).isEqualTo(1);
        assertThat(balance(counted(10), new Indexed(20, 0)).isEven()).isTrue();
    }

    @Test
    void countsWithNumbersAreNotFooledByALossBesideADouble() {
        inSense(1, 9);
        inSense(9, 9);

        Balance balance = balance(counted(10), new Indexed(20, 0));

        assertThat(balance.missing()).isEqualTo(1);
        assertThat(balance.doubled()).isEqualTo(1);
    }

    @Test
    void withoutAFileDoublesAndElasticsearchAreCompared() {
        inSense(1, 10);
        inSense(10, 10);

        Balance balance = balance(null, new Indexed(20, 0));

        assertThat(balance.doubled()).isEqualTo(1);
        assertThat(balance.indexedMissing()).isEqualTo(2);
        assertThat(balance.missing()).isZero();
    }

    private void inSense(long first, long last) {
        long messages = last - first + 1;
        sense.add(messages, NumberRanges.of(first, last), messages * READINGS);
    }

    private Balance balance(@Nullable Sent sent, Indexed indexed) {
        return Balance.of(KEY, sent, sense, rejected, indexed);
    }

    private static Sent sent(long first, long last) {
        return acknowledged(last, first, last);
    }

    private static Sent acknowledged(long sent, long first, long last) {
        return new Sent(
                KEY,
                last - first + 1,
                sent,
                0,
                0,
                NumberRanges.of(first, last),
                READINGS,
                new TreeMap<>());
    }

    private static Sent counted(long messages) {
        return new Sent(KEY, messages, messages, 0, 0, null, 0, new TreeMap<>());
    }
}
