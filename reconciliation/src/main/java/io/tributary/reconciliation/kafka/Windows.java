package io.tributary.reconciliation.kafka;

import io.tributary.reconciliation.account.Accounts;
import io.tributary.reconciliation.account.SenseAccount;
import io.tributary.reconciliation.numbers.NumberRanges;
import io.tributary.reconciliation.options.Scope;
import io.tributary.reconciliation.sent.DeviceKey;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the aggregated messages of one partition. A device message counts in every part of a
 * window that has a reading of it, so the numbers of a window's earlier parts are remembered until
 * the next window comes; parts follow one another in one transaction.
 */
final class Windows {

    private static final JsonCodec<AggregatedMessage> CODEC = JsonCodec.of(AggregatedMessage.class);

    private final Scope scope;
    private final Accounts accounts;
    private final Map<DeviceKey, NumberRanges> earlierParts = new HashMap<>();
    private @Nullable AggregatedMessage last;

    Windows(Scope scope, Accounts accounts) {
        this.scope = scope;
        this.accounts = accounts;
    }

    /** A record of the partition, in order. */
    void add(byte @Nullable [] value) {
        AggregatedMessage message;
        try {
            message = CODEC.decode(value == null ? new byte[0] : value);
        } catch (MalformedMessageException | UnknownSchemaException e) {
            accounts.countUnreadable();
            return;
        }
        if (!isNextPart(message)) {
            earlierParts.clear();
        }
        last = message;
        if (!message.site().value().equals(scope.site())
                || !scope.includes(message.windowStart())) {
            return;
        }
        accounts.countRecord();
        try {
            message.devices().forEach(device -> add(message, device));
        } catch (RuntimeException e) {
            // Parts of it are absent or not what they should be; the codec does not look so deep.
            accounts.countUnreadable();
        }
    }

    private boolean isNextPart(AggregatedMessage message) {
        AggregatedMessage before = last;
        return before != null
                && message.part() == before.part() + 1
                && message.commit() == before.commit()
                && message.site().equals(before.site())
                && message.gateway().equals(before.gateway())
                && message.location().equals(before.location())
                && message.windowStart().equals(before.windowStart());
    }

    private void add(AggregatedMessage message, DeviceReadings device) {
        DeviceKey key = new DeviceKey(message.location().value(), device.device().value());
        if (!scope.includes(key)) {
            return;
        }
        NumberRanges numbers = numbers(device.seqs());
        NumberRanges before = earlierParts.computeIfAbsent(key, any -> new NumberRanges());
        NumberRanges again = before.addAll(numbers);
        long readings = device.elements().stream().mapToLong(ElementReadings::count).sum();
        SenseAccount account = accounts.sense(key);
        account.add(device.messages() - again.count(), numbers.without(again), readings);
        accounts.countReadings(key, message.windowStart(), readings);
    }

    private static NumberRanges numbers(@Nullable List<List<Long>> seqs) {
        NumberRanges numbers = new NumberRanges();
        for (List<Long> range : seqs == null ? List.<List<Long>>of() : seqs) {
            numbers.add(range.getFirst(), range.getLast());
        }
        return numbers;
    }
}
