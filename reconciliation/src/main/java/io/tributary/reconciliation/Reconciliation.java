package io.tributary.reconciliation;

import io.tributary.reconciliation.account.Accounts;
import io.tributary.reconciliation.account.Balance;
import io.tributary.reconciliation.account.Indexed;
import io.tributary.reconciliation.account.IntervalBalance;
import io.tributary.reconciliation.account.RejectedAccount;
import io.tributary.reconciliation.account.Result;
import io.tributary.reconciliation.account.SenseAccount;
import io.tributary.reconciliation.elasticsearch.ElasticsearchAwayException;
import io.tributary.reconciliation.elasticsearch.IndexedCounts;
import io.tributary.reconciliation.kafka.KafkaAwayException;
import io.tributary.reconciliation.kafka.KafkaSide;
import io.tributary.reconciliation.options.Options;
import io.tributary.reconciliation.sent.DeviceKey;
import io.tributary.reconciliation.sent.Sent;
import io.tributary.reconciliation.sent.SentFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of what was sent with what stands in Kafka and Elasticsearch. Only reads, in no
 * consumer group. Runs on the caller's thread.
 */
public final class Reconciliation implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Options options;
    private final Accounts accounts;
    private final KafkaSide kafka;
    private final Optional<IndexedCounts> elasticsearch;

    public Reconciliation(Options options) {
        this.options = options;
        this.accounts = new Accounts(options.interval().orElse(null));
        this.kafka = new KafkaSide(options.kafka(), options.scope(), accounts);
        this.elasticsearch =
                options.elasticsearch()
                        .map(
                                uri ->
                                        new IndexedCounts(
                                                uri,
                                                options.elasticsearchLogin(),
                                                options.scope()));
    }

    /**
     * Compares, and goes on while something is behind, until nothing has changed for the settling
     * time, or patience is over.
     *
     * @throws KafkaAwayException when Kafka did not answer at the end
     * @throws ElasticsearchAwayException when Elasticsearch did not
     * @throws io.tributary.reconciliation.sent.SentFileException when the file cannot be used
     */
    public Result settle() throws InterruptedException {
        long deadline = System.nanoTime() + options.patience().toNanos();
        long changed = System.nanoTime();
        Result before = null;
        while (true) {
            Result result = null;
            RuntimeException away = null;
            try {
                result = compare();
            } catch (KafkaAwayException | ElasticsearchAwayException e) {
                away = e;
            }
            if (result == null || !result.saysTheSameAs(before)) {
                changed = System.nanoTime();
            }
            boolean settled =
                    result != null
                            && !result.isBehind()
                            && System.nanoTime() - changed >= options.settle().toNanos();
            if (settled || System.nanoTime() >= deadline) {
                if (result == null) {
                    throw away == null ? new IllegalStateException("no result") : away;
                }
                return result;
            }
            before = result;
            Thread.sleep(PAUSE);
        }
    }

    /** Compares once, as it stands now. */
    public Result compare() {
        SortedMap<DeviceKey, Sent> sent = sent();
        kafka.update();
        Optional<SortedMap<DeviceKey, Indexed>> indexed =
                elasticsearch.map(IndexedCounts::byDevice);
        SortedSet<DeviceKey> known = new TreeSet<>(accounts.sense().keySet());
        known.addAll(accounts.rejected().keySet());
        indexed.ifPresent(found -> known.addAll(found.keySet()));
        SortedSet<DeviceKey> compared = new TreeSet<>(known);
        if (options.sentFile().isPresent()) {
            compared = new TreeSet<>(sent.keySet());
        }
        List<Balance> balances = new ArrayList<>();
        for (DeviceKey key : compared) {
            balances.add(balance(key, sent.get(key), indexed));
        }
        known.removeAll(compared);
        return new Result(
                balances,
                options.interval().map(length -> intervals(balances, length)).orElse(List.of()),
                known.size(),
                accounts.unreadable(),
                Instant.now());
    }

    private SortedMap<DeviceKey, Sent> sent() {
        SortedMap<DeviceKey, Sent> sent =
                options.sentFile().map(file -> new SentFile(file).read()).orElseGet(TreeMap::new);
        sent.keySet().removeIf(key -> !options.scope().includes(key));
        return sent;
    }

    private Balance balance(
            DeviceKey key, @Nullable Sent sent, Optional<SortedMap<DeviceKey, Indexed>> indexed) {
        return Balance.of(
                key,
                sent,
                accounts.sense().getOrDefault(key, new SenseAccount()),
                accounts.rejected().getOrDefault(key, new RejectedAccount()),
                indexed.map(found -> found.getOrDefault(key, Indexed.NOTHING)).orElse(null));
    }

    private List<IntervalBalance> intervals(List<Balance> balances, Duration length) {
        Optional<Map<DeviceKey, SortedMap<Instant, Long>>> indexed =
                elasticsearch.map(counts -> counts.readings(length));
        return balances.stream()
                .flatMap(
                        balance ->
                                IntervalBalance.of(
                                        balance,
                                        length,
                                        accounts.readings(balance.key()),
                                        indexed.map(
                                                        found ->
                                                                found.getOrDefault(
                                                                        balance.key(),
                                                                        new TreeMap<>()))
                                                .orElse(null))
                                        .stream())
                .toList();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
