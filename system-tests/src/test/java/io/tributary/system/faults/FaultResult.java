package io.tributary.system.faults;

import io.tributary.reconciliation.account.Balance;
import io.tributary.reconciliation.account.Result;
import io.tributary.reconciliation.sent.Sent;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What came of one run.
 *
 * @param fault the fault
 * @param balance what stands where
 * @param senseGap longest time without an arrival in {@code sense}
 * @param indexGap the same in Elasticsearch
 * @param recovery from the fault's end until Elasticsearch is up to date again
 * @param complaint what else did not go as it should
 */
record FaultResult(
        Fault fault,
        Result balance,
        Duration senseGap,
        Duration indexGap,
        Duration recovery,
        @Nullable String complaint) {

    /** Everything went as promised; what is only measured may be missing, never doubled. */
    boolean isGood() {
        return complaint == null
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
