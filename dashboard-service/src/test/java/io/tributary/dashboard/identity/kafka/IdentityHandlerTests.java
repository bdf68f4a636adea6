package io.tributary.dashboard.identity.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.identity.Tokens;
import io.tributary.dashboard.identity.Users;
import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserName;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentityHandlerTests {

    private final Tokens tokens = new Tokens();
    private final IdentityHandler handler = new IdentityHandler(new Users(), tokens);

    @Test
    void tokenThatWasForgottenIsHeldNoLonger() {
        ApiToken token =
                ApiToken.created(
                        UUID.randomUUID(),
                        "script",
                        UserName.of("ana"),
                        Role.VIEWER,
                        "hash",
                        "ana",
                        TestClock.START,
                        TestClock.START.plus(Duration.ofHours(1)));
        String key = KafkaKeys.token(token.id());
        handler.handle(key, JsonCodec.of(ApiToken.class).encode(token));
        assertThat(tokens.all()).containsExactly(token);

        handler.handle(key, null);

        assertThat(tokens.all()).isEmpty();
    }
}
