package io.tributary.localstack.mqtt.hivemq;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.localstack.mqtt.MqttAccount;
import io.tributary.localstack.mqtt.MqttDevice;
import io.tributary.localstack.mqtt.MqttRole;
import io.tributary.localstack.mqtt.hivemq.Accounts.Permissions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTests {

    private static final Permissions GATEWAY =
            new Permissions(
                    MqttRole.GATEWAY.publishFilters(), MqttRole.GATEWAY.subscribeFilters(), true);
    private static final Permissions PROBE =
            new Permissions(List.of("sense/lab/probe"), List.of("cmnd/lab/lamp"), false);

    @TempDir private Path directory;

    private Accounts accounts;

    @BeforeEach
    void start() throws IOException {
        DeviceAccountFile devices =
                DeviceAccountFile.open(directory, directory.resolve("devices.start"));
        MqttDevice probe = new MqttDevice("probe", "word", PROBE.publish(), PROBE.subscribe());
        devices.change(known -> known.startedWith(List.of(probe)));
        accounts =
                new Accounts(
                        List.of(
                                new MqttAccount("gateway", "secret", MqttRole.GATEWAY),
                                new MqttAccount("bridge", "secret", MqttRole.BRIDGE)),
                        devices);
    }

    @Test
    void ownPasswordIsAccepted() {
        assertThat(authenticate("gateway", "secret", "tributary-gateway-any")).contains(GATEWAY);
        assertThat(authenticate("probe", "word", "probe")).contains(PROBE);
    }

    @Test
    void passwordMayBeReadTwice() {
        ByteBuffer password = bytes("word").asReadOnlyBuffer();
        assertThat(accounts.authenticate("probe", password, "probe")).contains(PROBE);
        assertThat(accounts.authenticate("probe", password, "probe")).contains(PROBE);
    }

    @Test
    void wrongPasswordAndUnknownUserAreRefused() {
        assertThat(authenticate("gateway", "secre", "tributary-gateway-any")).isEmpty();
        assertThat(authenticate("gateway", "", "tributary-gateway-any")).isEmpty();
        assertThat(authenticate("probe", "wor", "probe")).isEmpty();
        assertThat(authenticate("other", "secret", "other")).isEmpty();
        assertThat(authenticate("other", "nobody's password", "other")).isEmpty();
    }

    @Test
    void deviceUsesNoClientIdButItsOwn() {
        assertThat(authenticate("probe", "word", "probe-2")).isPresent();
        assertThat(authenticate("probe", "word", "hmq_random_1")).isPresent();
        assertThat(authenticate("probe", "word", "probe2")).isEmpty();
        assertThat(authenticate("probe", "word", "tributary-gateway-home")).isEmpty();
    }

    @Test
    void deviceLeavesClientIdsToANeighbourWhoseNameGoesOn() throws IOException {
        DeviceAccount neighbour =
                new DeviceAccount("probe-2", null, "probe-2", null, false, false, 0, List.of());
        DeviceAccount anything =
                new DeviceAccount("old", null, null, null, false, false, 0, List.of());
        accounts.devices().change(known -> known.with(neighbour).with(anything));
        assertThat(authenticate("probe", "word", "probe")).isPresent();
        assertThat(authenticate("probe", "word", "probe-20")).isPresent();
        assertThat(authenticate("probe", "word", "probe-2")).isEmpty();
        assertThat(authenticate("probe", "word", "probe-2-a")).isEmpty();
        assertThat(certified("probe-2", "probe-2-a")).isPresent();
        assertThat(certified("old", "probe-2")).isEmpty();
        assertThat(certified("old", "old")).isPresent();
    }

    @Test
    void bridgeKeepsAwayFromTheSessionsOfServices() {
        assertThat(authenticate("bridge", "secret", "zigbee")).isPresent();
        assertThat(authenticate("bridge", "secret", "tributary-gateway-home")).isEmpty();
    }

    @Test
    void serviceKeepsToItsOwnSessions() {
        assertThat(authenticate("gateway", "secret", "tributary-gateway-home")).isPresent();
        assertThat(authenticate("gateway", "secret", "tributary-acquisition-home")).isEmpty();
        assertThat(authenticate("gateway", "secret", "tributary-gateway")).isEmpty();
        assertThat(authenticate("gateway", "secret", "probe")).isEmpty();
        assertThat(certified("gateway", "tributary-acquisition-home")).isEmpty();
    }

    @Test
    void disabledDeviceIsRefusedByPasswordAndByCertificate() throws IOException {
        assertThat(certified("probe", "probe")).contains(PROBE);
        accounts.devices()
                .change(
                        known ->
                                known.with(
                                        Objects.requireNonNull(known.account("probe"))
                                                .enabled(false)));
        assertThat(authenticate("probe", "word", "probe")).isEmpty();
        assertThat(certified("probe", "probe")).isEmpty();
    }

    @Test
    void deviceReceivesWhatItMaySubscribeToAtThatTime() throws IOException {
        assertThat(accounts.mayReceive("probe", "cmnd/lab/lamp")).isTrue();
        assertThat(accounts.mayReceive("probe", "cmnd/lab/other")).isFalse();
        assertThat(accounts.mayReceive("stranger", "cmnd/lab/lamp")).isFalse();
        accounts.devices()
                .change(
                        known ->
                                known.with(
                                        DeviceRole.of(
                                                "device-probe", List.of(), List.of("cmnd/+/tv"))));
        assertThat(accounts.mayReceive("probe", "cmnd/lab/lamp")).isFalse();
        assertThat(accounts.mayReceive("probe", "cmnd/attic/tv")).isTrue();
    }

    @Test
    void certificateOfNobodyIsRefused() {
        assertThat(certified("stranger", "stranger")).isEmpty();
    }

    @Test
    void certificateThatIsOlderThanTheAccountIsRefused() throws IOException {
        DeviceAccount added =
                new DeviceAccount("added", null, "added", null, false, false, 1_000, List.of());
        accounts.devices().change(known -> known.with(added));
        assertThat(accounts.certified(new ClientCertificate("added", 999), "added")).isEmpty();
        assertThat(accounts.certified(new ClientCertificate("added", 1_000), "added")).isPresent();
        long start = Objects.requireNonNull(known("probe")).sinceSecond();
        assertThat(accounts.certified(new ClientCertificate("probe", start - 1), "probe"))
                .isEmpty();
    }

    private @Nullable DeviceAccount known(String username) {
        return accounts.devices().accounts().account(username);
    }

    private Optional<Permissions> certified(String username, String clientId) {
        return accounts.certified(new ClientCertificate(username, Long.MAX_VALUE), clientId);
    }

    private Optional<Permissions> authenticate(String username, String password, String clientId) {
        return accounts.authenticate(username, bytes(password), clientId);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
