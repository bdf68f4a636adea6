package io.tributary.dashboard.identity.kafka;

import io.tributary.dashboard.availability.kafka.AcknowledgedWrites;
import io.tributary.dashboard.identity.IdentityPublisher;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes users and tokens into Kafka and waits for the acknowledgement of all in-sync replicas. */
@Component
class KafkaIdentityPublisher implements IdentityPublisher {

    private static final JsonCodec<UserAccount> USERS = JsonCodec.of(UserAccount.class);
    private static final JsonCodec<ApiToken> TOKENS = JsonCodec.of(ApiToken.class);
    private static final String IN_DOUBT =
            "Kafka did not acknowledge the change; look whether it came about before you repeat it";

    private final AcknowledgedWrites kafka;

    KafkaIdentityPublisher(AcknowledgedWrites kafka) {
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
        kafka.write(KafkaTopic.IDENTITY, key, value, IN_DOUBT);
    }
}
