package io.tributary.dashboard.credential.kafka;

import io.tributary.dashboard.credential.Credentials;
import io.tributary.dashboard.live.kafka.RecordHandler;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is wanted of devices' accounts, by every dashboard. */
@Component
class CredentialHandler implements RecordHandler {

    private static final JsonCodec<DeviceCredential> CODEC = JsonCodec.of(DeviceCredential.class);

    private final Credentials credentials;

    CredentialHandler(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.CREDENTIALS;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (value != null) {
            credentials.accept(CODEC.decode(value));
        }
    }
}
