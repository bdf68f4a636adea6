package io.tributary.localstack.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticsearchNodeOptionsTests {

    private final ElasticsearchNodeOptions options = ElasticsearchNodeOptions.in(Path.of("work"));

    @Test
    void freePortAndHalfAGibibyteAreTheDefaults() {
        assertThat(options.port()).isZero();
        assertThat(options.heap()).isEqualTo("512m");
        assertThat(options.patience()).isEqualTo(Duration.ofSeconds(90));
        assertThat(options.workDirectory()).isAbsolute();
    }

    @Test
    void portAndHeapCanBeChosen() {
        assertThat(options.withPort(9200).withHeap("1g"))
                .isEqualTo(
                        new ElasticsearchNodeOptions(
                                Path.of("work"), 9200, "1g", Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void portOutsideTheRangeIsRefused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withPort(port))
                .withMessageContaining(Integer.toString(port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "512", "0m", "much"})
    void heapThatTheVirtualMachineWouldNotReadIsRefused(String heap) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withHeap(heap))
                .withMessageContaining("like 512m");
    }

    @Test
    void missingDistributionSaysWhatToRun() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Distribution.in(Path.of("nowhere"), "9.5.3"))
                .withMessageContaining("mvn -pl local-stack/elasticsearch-node");
    }

    @Test
    void distributionIsFoundInAFolderOfAnyName(@TempDir Path parent) throws IOException {
        Path home = Files.createDirectories(parent.resolve("josé/elasticsearch"));
        Files.createDirectory(home.resolve("lib"));
        String properties = "home=" + home + "\nversion=9.5.3\n";
        assertThat(
                        Distribution.read(
                                new ByteArrayInputStream(
                                        properties.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Distribution(home, "9.5.3"));
    }

    @Test
    void oldJavaIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ElasticsearchNode.requireJava(17))
                .withMessageContaining("Java 21 or later");
    }
}
