package io.tributary.gateway.command.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

class CommandListenerConfigurationTests {

    @ParameterizedTest
    @CsvSource({"commands, false", "replays, true", "another, true"})
    void onlyCommandsGoOnBeforeTheirOffsetIsCommitted(String listener, boolean waits) {
        ConcurrentMessageListenerContainer<Object, Object> container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties("t"));
        container.setBeanName(listener);

        new CommandListenerConfiguration().commitsWithoutWaiting().configure(container);

        assertThat(container.getContainerProperties().isSyncCommits()).isEqualTo(waits);
    }
}
