package io.tributary.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerPropertiesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"/home/jane/kafka", "/home/josé/my code", "/home/ユーザー/😀", "C:\\Users\\new"})
    void kafkaFindsItsDataInAFolderOfAnyName(String data) throws IOException {
        Properties read = new Properties();
        read.load(
                new ByteArrayInputStream(
                        BrokerProperties.of(Path.of(data), 9092, 9093)
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(read.getProperty("log.dirs")).isEqualTo(data);
    }
}
