package io.tributary.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeFileTests {

    @TempDir private Path folder;

    private ComposeFile file;

    @BeforeEach
    void write() throws IOException {
        Path yaml =
                Files.writeString(
                        folder.resolve("docker-compose.yml"),
                        """
                        x-kafka: &kafka
                          image: apache/kafka:4.3.1
                          mem_limit: 1g
                        services:
                          mosquitto:
                            image: ${MOSQUITTO:-eclipse-mosquitto:2}
                          kafka-1:
                            <<: *kafka
                            hostname: kafka-1
                          kafka-2:
                            <<: *kafka
                            image: "$OTHER"
                          built:
                            build: .
                        """);
        file = new ComposeFile(yaml, Map.of("OTHER", "kafka:own"));
    }

    @ParameterizedTest
    @CsvSource({
        "mosquitto, eclipse-mosquitto:2",
        "kafka-1, apache/kafka:4.3.1",
        "kafka-2, kafka:own"
    })
    void imageIsWhatComposeTakes(String service, String image) {
        assertThat(file.image(service)).isEqualTo(image);
    }

    @ParameterizedTest
    @CsvSource({"built", "kafka-4"})
    void serviceWithoutAnImageIsNamed(String service) {
        assertThatIllegalStateException()
                .isThrownBy(() -> file.image(service))
                .withMessageContaining("services." + service + ".image");
    }
}
