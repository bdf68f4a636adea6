package io.tributary.dashboard.identity.kafka;

import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.identity.IdentityPublisher;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes users and tokens into Kafka and waits for the acknowledgement of all in-sync replicas. */
@Component
class KafkaIdentityPublisher implements IdentityPublisher {

    private static final JsonCodec<UserAccount> USERS = JsonCodec.of(UserAccount.class);
    private static final JsonCodec<ApiToken> TOKENS = JsonCodec.of(ApiToken.class);
    // The producer's own timeouts, set to end earlier, say more; this only bounds the wait.
    private static final int PATIENCE_SECONDS = 8;

    private final KafkaTemplate<byte[], byte[]> kafka;

    KafkaIdentityPublisher(KafkaTemplate<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void publish(UserAccount user) {
        send(KafkaKeys.user(user.name()), USERS.encode(user));
    }

    @Override
    public void publish(ApiToken token) {
        send(KafkaKeys.token(token.id()), TOKENS.encode(token));
    }

    @Override
    public void forget(ApiToken token) {
        send(KafkaKeys.token(token.id()), null);
    }

    private void send(String key, byte @Nullable [] value) {
        try {
            kafka.send(KafkaTopic.IDENTITY.topicName(), key.getBytes(StandardCharsets.UTF_8), value)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException
                | TimeoutException
                | KafkaException
                | org.springframework.kafka.KafkaException e) {
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        }
    }

    private static DependencyAwayException away(Exception e) {
        return new DependencyAwayException(
                Dependency.KAFKA,
                "Kafka did not acknowledge the change; look whether it came about before you repeat it",
                e);
    }
}
