package io.tributary.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.LocalStackOptions;
import io.tributary.reconciliation.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fault under load, five times at random moments: {@code mvn -Pfaults verify}. The table
 * stands in {@code target/faults.md} after each run. Takes hours; {@code -Dfaults.only=…} and the
 * other settings of {@link FaultSettings} make it shorter.
 */
class FaultMatrix {

    private static final FaultSettings SETTINGS = FaultSettings.ofSystemProperties();
    private static final Path TABLE = Path.of("target/faults.md");
    private static final Path REPORT = Path.of("target/faults.log");

    private static @Nullable LocalStack stack;
    private static Fault.@Nullable Broker broker;

    private final FaultTable table = new FaultTable();
    private final Random random = new Random(SETTINGS.seed());

    @TestFactory
    Stream<DynamicTest> everyFaultLosesAndDoublesNothing() throws IOException {
        Files.writeString(REPORT, "%s%n".formatted(SETTINGS));
        List<Fault> faults =
                Faults.all(SETTINGS.outage()).stream()
                        .filter(SETTINGS::includes)
                        .filter(
                                fault ->
                                        fault.broker() == Fault.Broker.HIVEMQ
                                                || MosquittoBroker.program().isPresent())
                        .toList();
        assertThat(faults).as("faults of -Dfaults.only").isNotEmpty();
        return faults.stream()
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> run(fault)));
    }

    private void run(Fault fault) throws Exception {
        FaultResult result =
                new FaultRun(stackWith(fault.broker()), SETTINGS, fault, fault.name()).run(random);
        table.add(result);
        Files.writeString(TABLE, table.markdown());
        Files.writeString(
                REPORT,
                "%n%s; %d not acknowledged; complaints: %s%n%s"
                        .formatted(
                                fault,
                                result.notAcknowledged(),
                                result.complaints(),
                                Report.of(result.balance())),
                StandardOpenOption.APPEND);
        assertThat(result.isGood())
                .as("%s, see %s%n%s", result.complaints(), REPORT, table.markdown())
                .isTrue();
    }

    private static LocalStack stackWith(Fault.Broker wanted) throws IOException {
        LocalStack running = stack;
        if (running != null && wanted == broker) {
            return running;
        }
        stop();
        Path directory = Files.createTempDirectory(Path.of("target"), "faults-");
        LocalStackOptions options =
                LocalStackOptions.in(directory).withFreePorts().withSimulator(false);
        LocalStack started =
                LocalStack.start(
                        wanted == Fault.Broker.HIVEMQ
                                ? options
                                : options.withExternalMqttBroker(
                                        MosquittoBroker.shared().external()));
        stack = started;
        broker = wanted;
        return started;
    }

    @AfterAll
    static void stop() {
        LocalStack running = stack;
        stack = null;
        if (running != null) {
            running.close();
        }
    }
}
