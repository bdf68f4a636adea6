package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttAccountTests {

    private final MqttAccount device = new MqttAccount("device", "se:cret", MqttRole.BRIDGE);

    @Test
    void passwordIsNotInTheText() {
        assertThat(device).hasToString("MqttAccount[username=device, role=BRIDGE]");
    }

    @Test
    void accountsSurviveTheWayIntoAnotherProcess() {
        MqttAccount gateway = new MqttAccount("gateway", "other", MqttRole.GATEWAY);
        List<MqttAccount> accounts = List.of(device, gateway);
        assertThat(MqttAccount.parse(MqttAccount.format(accounts))).isEqualTo(accounts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak"})
    void passwordThatWouldNotSurviveItIsRefused(String password) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MqttAccount("device", password, MqttRole.BRIDGE))
                .withMessageContaining("printable ASCII")
                .withMessageNotContaining("line\nbreak");
    }

    @Test
    void unreadableTextIsRefusedWithoutBeingShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MqttAccount.parse("BRIDGE device"))
                .withMessage("an MQTT account is: role username password");
    }
}
