package io.tributary.reconciliation.kafka;

import io.tributary.reconciliation.account.Accounts;
import io.tributary.reconciliation.account.RejectedAccount;
import io.tributary.reconciliation.numbers.NumberRanges;
import io.tributary.reconciliation.options.Scope;
import io.tributary.reconciliation.sent.DeviceKey;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Counts the rejections. A repeat of one has its id and comes soon after it. */
final class Refusals {

    private static final JsonCodec<Rejection> CODEC = JsonCodec.of(Rejection.class);
    private static final Set<String> OF_MESSAGES = Set.of(Rejection.ORIGIN_MQTT, "batch");

    private final Scope scope;
    private final Accounts accounts;
    private final RecentIds seen = new RecentIds();
    private final RecentIds fedInAgain;

    /**
     * Counts rejections.
     *
     * @param fedInAgain rejections whose message came once more, and so stands elsewhere
     */
    Refusals(Scope scope, Accounts accounts, RecentIds fedInAgain) {
        this.scope = scope;
        this.accounts = accounts;
        this.fedInAgain = fedInAgain;
    }

    void add(byte @Nullable [] value) {
        try {
            Rejection rejection = CODEC.decode(value == null ? new byte[0] : value);
            if (rejection.site().value().equals(scope.site())
                    && scope.includes(rejection.receivedAt())
                    && scope.includes(key(rejection))
                    && seen.add(rejection.id())) {
                accounts.countRecord();
                count(rejection, accounts.rejected(key(rejection)));
            }
        } catch (MalformedMessageException | IllegalArgumentException e) {
            accounts.countUnreadable();
        }
    }

    private void count(Rejection rejection, RejectedAccount account) {
        if (rejection.reason() == RejectionReason.DOCUMENT_REFUSED) {
            account.addRefusedReadings(rejection.count());
        } else if (!OF_MESSAGES.contains(rejection.origin())) {
            // a record of Kafka, in which nobody can count messages
            return;
        } else if (fedInAgain.contains(rejection.id())) {
            account.addFedInAgain(rejection.count());
        } else {
            account.add(rejection.count(), numbers(rejection));
        }
    }

    private static DeviceKey key(Rejection rejection) {
        String location = rejection.location();
        String device = rejection.deviceID();
        return new DeviceKey(
                location == null ? DeviceKey.UNKNOWN : location,
                device == null ? DeviceKey.UNKNOWN : device);
    }

    private static NumberRanges numbers(Rejection rejection) {
        NumberRanges numbers = new NumberRanges();
        List<List<Long>> seqs = rejection.seqs();
        byte[] payload = rejection.payload();
        if (seqs != null) {
            seqs.forEach(range -> numbers.add(range.getFirst(), range.getLast()));
        } else if (payload != null && rejection.origin().equals(Rejection.ORIGIN_MQTT)) {
            addNumberIn(payload, numbers);
        }
        return numbers;
    }

    /** Most payloads that are refused are simple data all the same. */
    private static void addNumberIn(byte[] payload, NumberRanges numbers) {
        try {
            JsonNode seq = JsonCodec.mapper().readTree(payload).path("seq");
            if (seq.isIntegralNumber() && seq.canConvertToLong()) {
                numbers.add(seq.asLong(), seq.asLong());
            }
        } catch (JacksonException e) {
            // A message whose number cannot be read counts without one.
        }
    }
}
