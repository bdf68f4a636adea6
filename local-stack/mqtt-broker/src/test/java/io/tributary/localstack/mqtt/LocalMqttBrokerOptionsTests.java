package io.tributary.localstack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalMqttBrokerOptionsTests {

    private final LocalMqttBrokerOptions options = LocalMqttBrokerOptions.in(Path.of("data"));

    @Test
    void nobodyMayConnectByDefault() {
        assertThat(options.accounts()).isEmpty();
        assertThat(options.port()).isZero();
        assertThat(options.dataDirectory()).isAbsolute();
    }

    @Test
    void accountOfTestsMayDoEverything() {
        assertThat(LocalMqttBrokerOptions.forTests(Path.of("data"), "me", "secret"))
                .isEqualTo(
                        options.withAccounts(
                                List.of(new MqttAccount("me", "secret", MqttRole.UNRESTRICTED))));
    }

    @Test
    void portOutsideTheRangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> options.withPort(70_000));
    }
}
