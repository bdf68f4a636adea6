package io.tributary.topology.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviceCredentialTests {

    private static final JsonCodec<DeviceCredential> CREDENTIALS =
            JsonCodec.of(DeviceCredential.class);
    private static final JsonCodec<CredentialStatus> STATUSES =
            JsonCodec.of(CredentialStatus.class);
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123Z");
    private static final SealedSecret SECRET = new SealedSecret("00ff", 2, "ZWE=", "Y2M=");
    private static final String JSON =
            """
            {"schema":"tributary/device-credential/1","site":"home","location":"kitchen","device":"NodeMCU3","username":"NodeMCU3","wanted":"disabled","revision":3,"changedBy":"admin","changedAt":"2026-11-20T10:15:30.123Z","secret":{"key":"00ff","revision":2,"ephemeral":"ZWE=","ciphertext":"Y2M="}}
            """
                    .strip();

    @Test
    void recordIsWrittenAsTheContractSaysAndReadAgain() {
        DeviceCredential credential = credential("NodeMCU3", 3, SECRET);
        assertThat(new String(CREDENTIALS.encode(credential), StandardCharsets.UTF_8))
                .isEqualTo(JSON);
        assertThat(CREDENTIALS.decode(JSON.getBytes(StandardCharsets.UTF_8))).isEqualTo(credential);
    }

    @Test
    void whatWouldBeAnotherTopicOrKeyIsNoUsername() {
        for (String username :
                new String[] {"a/b", "+", "", "x y", "a\nb", "tributary-gateway-home"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> credential(username, 3, SECRET))
                    .withMessageContaining("username");
        }
    }

    @Test
    void secretIsNotNewerThanItsCredential() {
        assertThatIllegalArgumentException().isThrownBy(() -> credential("x", 1, SECRET));
        assertThatIllegalArgumentException().isThrownBy(() -> credential("x", 0, null));
    }

    @Test
    void revisionAlwaysRises() {
        assertThat(DeviceCredential.nextRevision(0, NOW)).isEqualTo(NOW.toEpochMilli());
        long known = NOW.toEpochMilli() + 5;
        assertThat(DeviceCredential.nextRevision(known, NOW)).isEqualTo(known + 1);
    }

    @Test
    void statusSaysWhyItIsNotApplied() {
        DeviceCredential credential = credential("NodeMCU3", 3, null);
        CredentialStatus failed =
                CredentialStatus.failed(
                        credential, CredentialProblem.NO_SECRET, "give a password", NOW);
        assertThat(new String(STATUSES.encode(failed), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"schema\":\"tributary/credential-status/1\",\"site\":\"home\",\"device\":\"NodeMCU3\",\"username\":\"NodeMCU3\",\"revision\":3,\"applied\":false,\"problem\":\"no-secret\",\"detail\":\"give a password\",\"at\":\"2026-11-20T10:15:30.123Z\"}");
        assertThat(STATUSES.decode(STATUSES.encode(failed))).isEqualTo(failed);
        CredentialStatus applied = CredentialStatus.applied(credential, NOW);
        assertThat(STATUSES.decode(STATUSES.encode(applied))).isEqualTo(applied);
        assertThat(applied.applied()).isTrue();
    }

    @Test
    void statusThatContradictsItselfIsRefused() {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(
                        () ->
                                STATUSES.decode(
                                        "{\"schema\":\"tributary/credential-status/1\",\"site\":\"home\",\"device\":\"d\",\"username\":\"d\",\"revision\":3,\"applied\":false,\"at\":\"2026-11-20T10:15:30Z\"}"
                                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static DeviceCredential credential(
            String username, long revision, @Nullable SealedSecret secret) {
        return new DeviceCredential(
                SiteId.of("home"),
                LocationName.of("kitchen"),
                DeviceId.of("NodeMCU3"),
                username,
                WantedState.DISABLED,
                revision,
                "admin",
                NOW,
                secret);
    }
}
