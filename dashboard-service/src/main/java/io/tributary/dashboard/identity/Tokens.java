package io.tributary.dashboard.identity;

import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.UserName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The API tokens as they stand in Kafka. Thread-safe. */
@Component
public class Tokens {

    private final Revisions<UUID, ApiToken> tokens = new Revisions<>(ApiToken::revision);

    /** Takes a record, in the order in which they stand in Kafka. */
    public void accept(ApiToken token) {
        tokens.accept(token.id(), token);
    }

    /** It was forgotten, long after its end. */
    public void remove(UUID id) {
        tokens.remove(id);
    }

    /** The token of that id. */
    public Optional<ApiToken> find(UUID id) {
        return tokens.find(id);
    }

    /** All, oldest first. */
    public List<ApiToken> all() {
        return tokens.all();
    }

    List<ApiToken> of(UserName owner) {
        return tokens.all().stream().filter(token -> token.owner().equals(owner)).toList();
    }

    Optional<ApiToken> await(ApiToken change, Duration patience) {
        return tokens.await(change.id(), change.revision(), patience);
    }
}
