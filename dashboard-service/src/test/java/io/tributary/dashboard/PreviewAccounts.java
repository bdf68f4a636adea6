package io.tributary.dashboard;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.topology.credential.CredentialProblem;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.credential.SecretSealing;
import io.tributary.topology.credential.WantedState;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaKeys;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import java.time.Instant;

/** Accounts of the home's devices in every state; its gateway takes passwords. */
final class PreviewAccounts {

    /** What passwords are sealed with. */
    static final String SEALING_KEY = SecretSealing.encode(SecretSealing.newKeyPair().getPublic());

    private PreviewAccounts() {}

    static void fill(Edge edge, Instant now) {
        DeviceCredential active = want(edge, "NodeMCU1", WantedState.ACTIVE, now);
        tell(edge, CredentialStatus.applied(active, now));
        DeviceCredential disabled = want(edge, "NodeMCU2", WantedState.DISABLED, now);
        tell(edge, CredentialStatus.applied(disabled, now));
        want(edge, "x".repeat(64), WantedState.ACTIVE, now);
        DeviceCredential failed = want(edge, "NodeMCU3", WantedState.ACTIVE, now);
        tell(
                edge,
                CredentialStatus.failed(
                        failed,
                        CredentialProblem.NOT_OPENED,
                        "the password cannot be read; give a new one",
                        now));
    }

    /** The gateway tells that the broker has the newest that is wanted of the device. */
    static void applied(Edge edge, String device) {
        tell(
                edge,
                new CredentialStatus(
                        CredentialStatus.SCHEMA,
                        Home.SITE,
                        DeviceId.of(device),
                        device,
                        Long.MAX_VALUE,
                        true,
                        null,
                        null,
                        Instant.now()));
    }

    private static DeviceCredential want(
            Edge edge, String device, WantedState wanted, Instant now) {
        DeviceCredential credential =
                new DeviceCredential(
                        Home.SITE,
                        LocationName.of("room1"),
                        DeviceId.of(device),
                        device,
                        wanted,
                        1,
                        "admin",
                        now.minusSeconds(600),
                        null);
        edge.raw(
                KafkaTopic.CREDENTIALS,
                KafkaKeys.credential(Home.SITE, device),
                JsonCodec.of(DeviceCredential.class).encode(credential));
        return credential;
    }

    private static void tell(Edge edge, CredentialStatus status) {
        edge.raw(
                KafkaTopic.CREDENTIALS_STATUS,
                KafkaKeys.credential(Home.SITE, status.username()),
                JsonCodec.of(CredentialStatus.class).encode(status));
    }
}
