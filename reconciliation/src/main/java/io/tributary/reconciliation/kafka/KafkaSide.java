package io.tributary.reconciliation.kafka;

import io.tributary.reconciliation.account.Accounts;
import io.tributary.reconciliation.options.Scope;
import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Keeps the accounts up to date with {@code sense} and {@code rejected}. Not thread-safe. */
public final class KafkaSide implements AutoCloseable {

    private final TopicFollower replay;
    private final TopicFollower rejected;
    private final TopicFollower sense;
    private final RecentIds fedInAgain = new RecentIds();
    private final Map<Integer, Windows> windows = new HashMap<>();
    private final Scope scope;
    private final Accounts accounts;
    private final Refusals refusals;

    /**
     * Connects.
     *
     * @param settings of a Kafka client
     * @throws KafkaAwayException when the settings cannot be used
     */
    public KafkaSide(Map<String, String> settings, Scope scope, Accounts accounts) {
        this.scope = scope;
        this.accounts = accounts;
        this.refusals = new Refusals(scope, accounts, fedInAgain);
        try {
            // what is fed in again was refused long before: all of that topic counts
            replay = new TopicFollower(settings, KafkaTopic.REPLAY, null);
            rejected = new TopicFollower(settings, KafkaTopic.REJECTED, scope.from());
            sense = new TopicFollower(settings, KafkaTopic.SENSE, scope.from());
        } catch (KafkaException e) {
            throw new KafkaAwayException("Kafka's settings cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Reads what was committed since the last time.
     *
     * @throws KafkaAwayException when Kafka does not answer; may be tried again
     */
    public void update() {
        try {
            replay.follow(found -> addFedInAgain(found.key()));
            // a message may go from neither to sense, never from sense to rejected
            rejected.follow(found -> refusals.add(found.value()));
            sense.follow(
                    found ->
                            windows.computeIfAbsent(
                                            found.partition(), any -> new Windows(scope, accounts))
                                    .add(found.value()));
        } catch (KafkaException e) {
            throw new KafkaAwayException("Kafka cannot be read: " + e.getMessage(), e);
        }
    }

    private void addFedInAgain(byte @Nullable [] key) {
        try {
            fedInAgain.add(
                    UUID.fromString(
                            new String(key == null ? new byte[0] : key, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            // No rejection's id: the gateway cannot feed it in either.
        }
    }

    @Override
    public void close() {
        replay.close();
        rejected.close();
        sense.close();
    }
}
