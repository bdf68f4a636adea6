package io.tributary.localstack.mqtt.hivemq;

import static io.tributary.fuzzing.FuzzTargets.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.extension.sdk.api.services.ManagedExtensionExecutorService;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import io.tributary.fuzzing.FuzzTargets;
import io.tributary.localstack.mqtt.MqttAccount;
import io.tributary.localstack.mqtt.MqttDevice;
import io.tributary.localstack.mqtt.MqttRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is asked is answered, what was changed is read again, and services keep their account.
 */
class ControlFuzz {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DIRECTORY = temporary();

    private static final FuzzTargets TARGETS =
            new FuzzTargets()
                    .with(
                            "control topic",
                            ControlFuzz::control,
                            command(
                                    "\"createClient\",\"username\":\"b\",\"password\":\"p\",\"clientid\":\"b\",\"textdescription\":\"revision 1 secret 1\",\"roles\":[{\"rolename\":\"r\"}]"),
                            command(
                                    "\"modifyClient\",\"username\":\"a\",\"password\":\"p\",\"roles\":[]"),
                            command(
                                    "\"createRole\",\"rolename\":\"q\",\"acls\":[{\"acltype\":\"publishClientSend\",\"topic\":\"sense/#\",\"priority\":0,\"allow\":true}]"),
                            command(
                                    "\"modifyRole\",\"rolename\":\"r\",\"textdescription\":\"x\",\"acls\":[]"),
                            command("\"deleteRole\",\"rolename\":\"r\",\"correlationData\":\"7\""),
                            command("\"disableClient\",\"username\":\"a\""),
                            command("\"getClient\",\"username\":\"a\""),
                            command("\"getRole\",\"rolename\":\"r\""),
                            command("\"deleteClient\",\"username\":\"gateway\""))
                    .with(
                            "line of a device",
                            ControlFuzz::device,
                            "probe word sense/lab/probe,config/# cmnd/lab/lamp",
                            "probe word , ,");

    static Stream<byte[]> seeds() {
        return TARGETS.seeds();
    }

    @Timeout(20)
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2s")
    void whatIsAskedIsAnswered(byte[] input) {
        TARGETS.decode(input);
    }

    private static String command(String command) {
        return "{\"commands\":[{\"command\":" + command + "}]}";
    }

    private static void control(byte[] request) throws IOException {
        DeviceAccountFile file = open();
        Accounts accounts = accounts(file);
        ControlCommands commands =
                new ControlCommands(
                        accounts,
                        new DeviceSessions(
                                mock(ClientService.class),
                                mock(ManagedExtensionExecutorService.class),
                                name -> name));
        JsonNode answer = JSON.readTree(commands.answer(request));
        assertThat(answer.path("responses").isArray()).isTrue();
        assertThat(open().accounts()).as("read again").isEqualTo(file.accounts());
        assertThat(accounts.authenticate("gateway", bytes("secret"), "tributary-gateway-any"))
                .isPresent();
        Files.deleteIfExists(DIRECTORY.resolve("device-accounts.json"));
    }

    private static Accounts accounts(DeviceAccountFile file) throws IOException {
        file.change(known -> known.with(new DeviceRole("r", null, List.of())));
        file.change(
                known ->
                        known.with(
                                new DeviceAccount(
                                        "a", null, "a", null, false, false, 0, List.of("r"))));
        return new Accounts(List.of(new MqttAccount("gateway", "secret", MqttRole.GATEWAY)), file);
    }

    private static DeviceAccountFile open() {
        return DeviceAccountFile.open(DIRECTORY, DIRECTORY.resolve("devices.start"));
    }

    private static void device(byte[] input) {
        MqttDevice device;
        try {
            device = MqttDevice.parse(text(input));
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(device.toString()).isEqualTo("MqttDevice[username=" + device.username() + "]");
        assertThat(device.publishFilters()).allMatch(filter -> !filter.contains("\n"));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("control-fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
