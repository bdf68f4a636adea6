package io.tributary.dashboard.identity;

import io.tributary.topology.identity.ApiToken;
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

    /** The token of that id. */
    public Optional<ApiToken> find(UUID id) {
        return tokens.find(id);
    }

    /** All, oldest first. */
    public List<ApiToken> all() {
        return tokens.all();
    }

    int size() {
        return tokens.size();
    }

    Optional<ApiToken> await(ApiToken change, Duration patience) {
        return tokens.await(change.id(), change.revision(), patience);
    }
}
