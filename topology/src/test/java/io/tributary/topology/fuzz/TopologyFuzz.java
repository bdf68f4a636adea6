package io.tributary.topology.fuzz;

import static io.tributary.fuzzing.FuzzTargets.golden;
import static io.tributary.fuzzing.FuzzTargets.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tributary.fuzzing.Decoder;
import io.tributary.fuzzing.FuzzTargets;
import io.tributary.topology.audit.AuditEvent;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.credential.SealedSecret;
import io.tributary.topology.credential.SecretContext;
import io.tributary.topology.credential.SecretNotOpenedException;
import io.tributary.topology.credential.SecretSealing;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.mqtt.DeviceTopic;
import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.mqtt.UnknownTopicException;
import io.tributary.topology.name.InvalidNameException;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.DeviceState;
import io.tributary.topology.presence.Heartbeat;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.Replay;
import io.tributary.topology.site.InvalidSiteModelException;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.site.SiteModelReader;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.Backlog;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.Progress;
import java.security.KeyPair;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyFuzz {

    private static final KeyPair GATEWAY = SecretSealing.newKeyPair();
    private static final SecretContext CONTEXT =
            new SecretContext(SiteId.of("home"), "NodeMCU3", 3);

    private static final FuzzTargets TARGETS =
            new FuzzTargets()
                    .with("batch", record(Batch.class), golden("batch"))
                    .with("aggregated", record(AggregatedMessage.class), golden("aggregated"))
                    .with("backlog", record(Backlog.class), golden("backlog"))
                    .with("replay", record(Replay.class), golden("replay"))
                    .with("user", record(UserAccount.class), golden("user"))
                    .with("token", record(ApiToken.class), golden("api-token"))
                    .with("audit", record(AuditEvent.class), golden("audit"))
                    .with("command", record(Command.class), golden("command"))
                    .with("status", record(CommandStatus.class), golden("command-status"))
                    .with("credential", record(DeviceCredential.class), golden("device-credential"))
                    .with(
                            "credential status",
                            record(CredentialStatus.class),
                            golden("credential-status"))
                    .with("rejection", record(Rejection.class), Examples.REJECTION)
                    .with("device", record(DeviceState.class), Examples.DEVICE)
                    .with("actuator", record(ActuatorState.class), Examples.ACTUATOR)
                    .with("heartbeat", record(Heartbeat.class), Examples.HEARTBEAT)
                    .with("progress", record(Progress.class), Examples.PROGRESS)
                    .with("site", record(SiteModel.class), Examples.site())
                    .with("site.yaml", TopologyFuzz::siteFile, SiteModelReader.thesisHomeYaml())
                    .with("topic", TopologyFuzz::topic, Examples.TOPICS)
                    .with(
                            "command id",
                            TopologyFuzz::commandId,
                            "01a1f7a2-57b5-7430-a1eb-0b654f9e0173")
                    .with("sealed", TopologyFuzz::sealed, Examples.sealed(GATEWAY, CONTEXT));

    static Stream<byte[]> seeds() {
        return TARGETS.seeds();
    }

    @Timeout(20)
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "3s")
    void whatComesFromOutsideIsReadOrRefused(byte[] input) {
        TARGETS.decode(input);
    }

    private static <T> Decoder record(Class<T> type) {
        JsonCodec<T> codec = JsonCodec.of(type);
        return input -> {
            T message;
            try {
                message = codec.decode(input);
            } catch (MalformedMessageException | UnknownSchemaException e) {
                return;
            }
            byte[] written = codec.encode(message);
            assertThat(text(codec.encode(codec.decode(written)))).isEqualTo(text(written));
        };
    }

    private static void siteFile(byte[] input) {
        JsonCodec<SiteModel> codec = JsonCodec.of(SiteModel.class);
        try {
            SiteModel model = SiteModelReader.parse("site.yaml", text(input));
            assertThat(codec.decode(codec.encode(model))).isEqualTo(model);
        } catch (InvalidSiteModelException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    private static void topic(byte[] input) {
        String topic = text(input);
        try {
            DeviceTopic parsed = DeviceTopic.parse(topic);
            assertThat(written(parsed).value()).isEqualTo(topic);
        } catch (UnknownTopicException | InvalidNameException e) {
            assertThat(e).hasMessageNotContaining("\n");
        }
    }

    private static MqttTopic written(DeviceTopic topic) {
        return switch (topic) {
            case DeviceTopic.Status at -> MqttTopic.status(at.location(), at.device());
            case DeviceTopic.Information at -> MqttTopic.info(at.location(), at.device());
            case DeviceTopic.State at -> MqttTopic.reportedState(at.location(), at.actuator());
            case DeviceTopic.Sense at -> sense(at);
        };
    }

    private static MqttTopic sense(DeviceTopic.Sense at) {
        if (at.device() == null) {
            return at.rehearsal()
                    ? MqttTopic.rehearsal(at.location())
                    : MqttTopic.sense(at.location());
        }
        return at.rehearsal()
                ? MqttTopic.rehearsal(at.location(), at.device())
                : MqttTopic.sense(at.location(), at.device());
    }

    private static void commandId(byte[] input) {
        CommandId id;
        try {
            id = CommandId.parse(text(input));
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(id.toString()).isEqualToIgnoringCase(text(input));
    }

    /** Nothing but what was sealed for it is opened. */
    private static void sealed(byte[] input) {
        char[] opened;
        try {
            SealedSecret sealed = JsonCodec.of(SealedSecret.class).decode(input);
            opened = SecretSealing.open(sealed, GATEWAY, CONTEXT);
        } catch (MalformedMessageException | SecretNotOpenedException e) {
            return;
        }
        assertThat(opened).containsExactly(Examples.SECRET.toCharArray());
    }
}
