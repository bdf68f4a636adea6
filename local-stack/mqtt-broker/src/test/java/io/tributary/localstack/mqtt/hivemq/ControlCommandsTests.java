package io.tributary.localstack.mqtt.hivemq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.hivemq.extension.sdk.api.services.ManagedExtensionExecutorService;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlCommandsTests {

    @TempDir private Path directory;

    private ControlCommands commands;

    @BeforeEach
    void open() {
        commands =
                new ControlCommands(
                        new Accounts(
                                List.of(),
                                DeviceAccountFile.open(
                                        directory, directory.resolve("devices.start"))),
                        new DeviceSessions(
                                mock(ClientService.class),
                                mock(ManagedExtensionExecutorService.class),
                                name -> name));
    }

    @Test
    void bytesThatAreNoTextAreAnsweredLikeOtherInvalidJson() {
        byte[] likeUtf32 = {0, 0, 0, '{', (byte) 0xb1, 0, 0, 0};

        assertThat(answer(likeUtf32))
                .isEqualTo(answer("{".getBytes(StandardCharsets.UTF_8)))
                .contains("Invalid JSON");
    }

    private String answer(byte[] request) {
        return new String(commands.answer(request), StandardCharsets.UTF_8);
    }
}
