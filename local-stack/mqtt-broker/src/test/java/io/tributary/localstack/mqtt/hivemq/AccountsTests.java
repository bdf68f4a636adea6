package io.tributary.localstack.mqtt.hivemq;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.localstack.mqtt.MqttAccount;
import io.tributary.localstack.mqtt.MqttRole;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountsTests {

    private final MqttAccount device = new MqttAccount("device", "secret", MqttRole.DEVICE);
    private final Accounts accounts = new Accounts(List.of(device));

    @Test
    void ownPasswordIsAccepted() {
        assertThat(authenticate("device", "secret")).contains(device);
    }

    @Test
    void passwordMayBeReadTwice() {
        ByteBuffer password = bytes("secret").asReadOnlyBuffer();
        assertThat(accounts.authenticate("device", password)).contains(device);
        assertThat(accounts.authenticate("device", password)).contains(device);
    }

    @Test
    void wrongPasswordAndUnknownUserAreRefused() {
        assertThat(authenticate("device", "secre")).isEmpty();
        assertThat(authenticate("device", "")).isEmpty();
        assertThat(authenticate("other", "secret")).isEmpty();
    }

    private Optional<MqttAccount> authenticate(String username, String password) {
        return accounts.authenticate(username, bytes(password));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
