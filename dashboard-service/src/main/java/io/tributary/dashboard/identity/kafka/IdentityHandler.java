package io.tributary.dashboard.identity.kafka;

import io.tributary.dashboard.identity.Tokens;
import io.tributary.dashboard.identity.Users;
import io.tributary.dashboard.live.kafka.RecordHandler;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Users and tokens, of every dashboard. */
@Component
class IdentityHandler implements RecordHandler {

    private static final JsonCodec<UserAccount> USERS = JsonCodec.of(UserAccount.class);
    private static final JsonCodec<ApiToken> TOKENS = JsonCodec.of(ApiToken.class);

    private final Users users;
    private final Tokens tokens;

    IdentityHandler(Users users, Tokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.IDENTITY;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (KafkaKeys.isToken(key)) {
            if (value == null) {
                tokens.remove(KafkaKeys.tokenId(key));
            } else {
                tokens.accept(TOKENS.decode(value));
            }
        } else if (value != null) {
            users.accept(USERS.decode(value));
        }
    }
}
