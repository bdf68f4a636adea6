package io.tributary.dashboard.credential.kafka;

import io.tributary.dashboard.credential.Credentials;
import io.tributary.dashboard.live.kafka.RecordHandler;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of it, by the sites' gateways. */
@Component
class CredentialStatusHandler implements RecordHandler {

    private static final JsonCodec<CredentialStatus> CODEC = JsonCodec.of(CredentialStatus.class);

    private final Credentials credentials;

    CredentialStatusHandler(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.CREDENTIALS_STATUS;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (value != null) {
            credentials.accept(CODEC.decode(value));
        }
    }
}
