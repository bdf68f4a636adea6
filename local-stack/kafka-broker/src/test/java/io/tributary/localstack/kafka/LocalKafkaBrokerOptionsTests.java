package io.tributary.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalKafkaBrokerOptionsTests {

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void portOutsideTheRangeIsRefused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalKafkaBrokerOptions(Path.of("kafka"), port, List.of()))
                .withMessageContaining("port must be");
    }

    @Test
    void brokerListensOnLoopbackOnlyAndCreatesNoTopicByItself() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(BrokerProperties.of(Path.of("a b"), 9092, 4711)));
        assertThat(properties)
                .containsEntry(
                        "listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:4711")
                .containsEntry("auto.create.topics.enable", "false")
                .containsEntry("log.dirs", "a b");
    }
}
