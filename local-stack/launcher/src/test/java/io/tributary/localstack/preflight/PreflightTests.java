package io.tributary.localstack.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.localstack.options.StackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTests {

    private static final Path FOLDER = Path.of("/stack");

    @TempDir private Path target;

    @Test
    void goodMachineHasNoProblem() {
        assertThat(problems(new Machine(21, OptionalLong.of(4L << 30), 4L << 30))).isEmpty();
    }

    @Test
    void oldJavaIsNamed() {
        assertThat(problems(new Machine(17, OptionalLong.empty(), 4L << 30)))
                .containsExactly("Java 17 is too old. Install a JDK 21 or later and run again.");
    }

    @Test
    void littleMemoryIsNamedWithWhatIsNeeded() {
        assertThat(problems(new Machine(25, OptionalLong.of(1L << 30), 4L << 30)))
                .singleElement()
                .asString()
                .startsWith("Too little memory: 1.0 GiB available, 3.0 GiB needed.");
    }

    @Test
    void littleDiskIsNamedWithItsFolder() {
        assertThat(problems(new Machine(25, OptionalLong.empty(), 100L << 20)))
                .singleElement()
                .asString()
                .startsWith("Too little disk: 0.1 GiB free, 2.0 GiB needed in /stack.")
                .contains("TRIBUTARY_STACK_DIRECTORY");
    }

    @Test
    void portInUseIsNamedWithTheSettingThatMovesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(
                            new Preflight()
                                    .ports(Map.of(StackPort.KAFKA, taken.getLocalPort()))
                                    .problems())
                    .containsExactly(
                            "Port %d (kafka) is in use. End what listens there, or choose another with TRIBUTARY_KAFKA_PORT."
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void portThatSomebodyTookOnAllAddressesIsInUseToo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(
                            new Preflight()
                                    .ports(Map.of(StackPort.MQTT, taken.getLocalPort()))
                                    .problems())
                    .hasSize(1);
        }
    }

    @Test
    void portChosenTwiceIsNamedOnce() {
        assertThat(
                        new Preflight()
                                .ports(Map.of(StackPort.KAFKA, 40_000, StackPort.MQTT, 40_000))
                                .problems())
                .contains("Port 40000 is chosen twice. Choose another with TRIBUTARY_KAFKA_PORT.");
    }

    @Test
    void anyFreePortIsNoProblem() {
        assertThat(new Preflight().ports(Map.of(StackPort.KAFKA, 0, StackPort.MQTT, 0)).problems())
                .isEmpty();
    }

    @Test
    void missingJarSaysWhatToRun() throws IOException {
        Path built = Files.createFile(target.resolve("built.jar"));
        Path missing = target.resolve("missing.jar");
        assertThat(new Preflight().files(List.of(built, missing)).problems())
                .containsExactly(missing + " is missing. Run: mvn -DskipTests package");
    }

    @Test
    void memoryIsTheSmallerOfWhatIsFreeAndWhatIsAllowed() {
        String meminfo = "MemTotal:  8000000 kB\nMemFree: 1000 kB\nMemAvailable:   2048 kB\n";
        assertThat(Machine.available(meminfo, 1L << 40)).hasValue(2_048L * 1_024);
        assertThat(Machine.available(meminfo, 1_024)).hasValue(1_024);
        assertThat(Machine.available("MemTotal: 1 kB", 1_024)).isEmpty();
    }

    @Test
    void thisMachineCanBeAsked() {
        Machine machine = Machine.of(target);
        assertThat(machine.javaFeature()).isGreaterThanOrEqualTo(21);
        assertThat(machine.usableDiskBytes()).isPositive();
    }

    private static List<String> problems(Machine machine) {
        return new Preflight().machine(machine, FOLDER).problems();
    }
}
