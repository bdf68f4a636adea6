package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.reconciliation.Reconciliation;
import io.tributary.reconciliation.account.Balance;
import io.tributary.reconciliation.account.Result;
import io.tributary.reconciliation.options.CommandLine;
import io.tributary.reconciliation.options.Options;
import io.tributary.reconciliation.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service is killed under load, as {@code kill -9} does, and started again. The quick part of the
 * fault matrix.
 */
class CrashSystemTests {

    private static final LocalStack STACK = SharedStack.get();
    private static final int RATE = 300;
    private static final int SECONDS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"acquisition-service", "gateway-service", "streaming-consumer"})
    void killedUnderLoadLosesAndDoublesNothing(String service) throws Exception {
        String location = "crash-" + service;
        Path seqFile = Path.of("target", location + ".seq").toAbsolutePath();
        Path log = Path.of("target", location + ".log");
        Process load =
                Simulator.start(
                        STACK,
                        log,
                        "--rate=" + RATE,
                        "--devices=10",
                        "--messages=" + RATE * SECONDS,
                        "--location=" + location,
                        "--seq-file=" + seqFile);
        killAmid(service, location);
        Simulator.awaitSuccess(load, log, 120);

        Result result = reconcile(seqFile);

        assertThat(result.isEven()).as(Report.of(result)).isTrue();
        assertThat(result.total(Balance::inSense)).isEqualTo(RATE * SECONDS);
    }

    private static Result reconcile(Path seqFile) throws IOException, InterruptedException {
        Options options =
                CommandLine.parse(
                        Map.of(),
                        "--site=home",
                        "--sent=" + seqFile,
                        "--kafka-config=" + SharedStack.servers().reconciliationConfig(),
                        "--elasticsearch=" + STACK.elasticsearchUrl(),
                        "--wait=PT60S",
                        "--settle=PT1S");
        try (Reconciliation reconciliation = new Reconciliation(options)) {
            return reconciliation.settle();
        }
    }

    private static void killAmid(String service, String location) {
        Documents documents = new Documents(STACK);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> documents.readings(Documents.term("location", location)) > 0);
        STACK.process(service).kill();
        STACK.process(service).start();
    }
}
