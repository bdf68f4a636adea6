package io.tributary.system.faults;

import io.tributary.reconciliation.account.Balance;
import io.tributary.reconciliation.account.Result;
import io.tributary.reconciliation.sent.Sent;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What came of one run.
 *
 * @param fault the fault
 * @param times how often it came
 * @param balance what stands where
 * @param senseGap longest time without an arrival in {@code sense}
 * @param indexGap the same in Elasticsearch
 * @param recovery the longest time from the fault's end until Elasticsearch is up to date again
 * @param complaints what else did not go as it should
 */
record FaultResult(
        Fault fault,
        int times,
        Result balance,
        Duration senseGap,
        Duration indexGap,
        Duration recovery,
        List<String> complaints) {

    /** Everything went as promised; what is only measured may be missing, never doubled. */
    boolean isGood() {
        return complaints.isEmpty()
                && (fault.promised() ? balance.isEven() : doubled() == 0 && indexedMissing() == 0);
    }

    long acknowledged() {
        return sent(Sent::acknowledged);
    }

    long missing() {
        return balance.total(Balance::missing);
    }

    long doubled() {
        return balance.total(Balance::doubled);
    }

    long rejected() {
        return balance.total(Balance::rejected);
    }

    long indexedMissing() {
        return balance.total(Balance::indexedMissing);
    }

    long indexedDoubled() {
        return balance.total(Balance::indexedDoubled);
    }

    /** Not promised: refused, unheard or unanswered by the broker. */
    long notAcknowledged() {
        return sent(Sent::unheard) + sent(Sent::refused) + sent(Sent::unanswered);
    }

    private long sent(ToLongFunction<Sent> number) {
        return balance.total(
                each -> {
                    Sent sent = each.sent();
                    return sent == null ? 0 : number.applyAsLong(sent);
                });
    }
}
