package io.tributary.topology.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tributary.topology.audit.AuditEvent;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.rejection.Replay;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.Backlog;
import io.tributary.topology.telemetry.Batch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds records, golden files and published schemas against one another. */
class MessageContractTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Contract AGGREGATED = new Contract("aggregated", AggregatedMessage.class);

    record Contract(String name, Class<?> type) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Contract> contracts() {
        return Stream.of(
                new Contract("batch", Batch.class),
                AGGREGATED,
                new Contract("backlog", Backlog.class),
                new Contract("replay", Replay.class),
                new Contract("user", UserAccount.class),
                new Contract("api-token", ApiToken.class),
                new Contract("audit", AuditEvent.class),
                new Contract("command", Command.class),
                new Contract("command-status", CommandStatus.class),
                new Contract("device-credential", DeviceCredential.class),
                new Contract("credential-status", CredentialStatus.class));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    <T> void goldenFileIsReadAndWrittenBackUnchanged(Contract contract) throws IOException {
        byte[] golden = golden(contract);
        JsonCodec<?> codec = JsonCodec.of(contract.type());

        assertThat(JSON.readTree(roundTrip(codec, golden))).isEqualTo(JSON.readTree(golden));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void goldenFileFitsThePublishedSchema(Contract contract) throws IOException {
        assertThat(schema(contract).validate(JSON.readTree(golden(contract)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void whatWeWriteFitsThePublishedSchema(Contract contract) throws IOException {
        byte[] written = roundTrip(JsonCodec.of(contract.type()), golden(contract));

        assertThat(schema(contract).validate(JSON.readTree(written))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void unknownPropertyIsTolerated(Contract contract) throws IOException {
        ObjectNode extended = (ObjectNode) JSON.readTree(golden(contract));
        extended.put("addedLater", 1);

        assertThat(roundTrip(JsonCodec.of(contract.type()), JSON.writeValueAsBytes(extended)))
                .isEqualTo(roundTrip(JsonCodec.of(contract.type()), golden(contract)));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void otherMajorIsRefused(Contract contract) throws IOException {
        ObjectNode other = (ObjectNode) JSON.readTree(golden(contract));
        other.put("schema", other.get("schema").asString().replace("/1", "/2"));

        assertThatExceptionOfType(UnknownSchemaException.class)
                .isThrownBy(
                        () -> JsonCodec.of(contract.type()).decode(JSON.writeValueAsBytes(other)))
                .withMessageContaining("/2\", expected \"tributary/");
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void cutOffMessageIsMalformed(Contract contract) throws IOException {
        String golden = new String(golden(contract), StandardCharsets.UTF_8);
        byte[] cut = golden.substring(0, golden.length() / 2).getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> JsonCodec.of(contract.type()).decode(cut));
    }

    @Test
    void whatIsQuotedOfAMalformedMessageStaysOnOneLine() {
        byte[] forged = "{\"schema\\nERROR forged\":1,x}".getBytes(StandardCharsets.UTF_8);
        byte[] token = "bad\u0001\u0000token".getBytes(StandardCharsets.UTF_8);

        for (byte[] malformed : new byte[][] {forged, token}) {
            assertThatExceptionOfType(MalformedMessageException.class)
                    .isThrownBy(() -> JsonCodec.of(Command.class).decode(malformed))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
        }
    }

    @Test
    void aggregatedMessageWithoutWhatItsReadersNeedIsMalformed() throws IOException {
        for (String missing : new String[] {"\"aggregatedAt\":", "\"elements\":"}) {
            String golden = new String(golden(AGGREGATED), StandardCharsets.UTF_8);
            byte[] without =
                    golden.replaceFirst(missing, "\"x\":").getBytes(StandardCharsets.UTF_8);

            assertThatExceptionOfType(MalformedMessageException.class)
                    .as(missing)
                    .isThrownBy(() -> JsonCodec.of(AggregatedMessage.class).decode(without))
                    .withMessageContaining("required");
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void schemaRefusesEachMissingRequiredProperty(Contract contract) throws IOException {
        JsonNode required = JSON.readTree(schemaText(contract)).get("required");

        for (JsonNode name : required) {
            ObjectNode without = (ObjectNode) JSON.readTree(golden(contract));
            without.remove(name.asString());
            assertThat(schema(contract).validate(without)).as("without %s", name).isNotEmpty();
        }
    }

    private static <T> byte[] roundTrip(JsonCodec<T> codec, byte[] bytes) {
        return codec.encode(codec.decode(bytes));
    }

    private static byte[] golden(Contract contract) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/golden", contract.name() + ".json"));
    }

    private static Schema schema(Contract contract) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText(contract));
    }

    private static String schemaText(Contract contract) throws IOException {
        return Files.readString(Path.of("../docs/contracts", contract.name() + ".schema.json"));
    }
}
