package io.tributary.system.faults;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.launch.StackProcess;
import io.tributary.reconciliation.Reconciliation;
import io.tributary.reconciliation.account.Result;
import io.tributary.reconciliation.options.Options;
import io.tributary.system.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One run: load, the fault in the middle of it, and the account at the end. */
final class FaultRun {

    private final LocalStack stack;
    private final FaultSettings settings;
    private final Fault fault;
    private final String location;

    FaultRun(LocalStack stack, FaultSettings settings, Fault fault, String location) {
        this.stack = stack;
        this.settings = settings;
        this.fault = fault;
        this.location = location;
    }

    /**
     * Runs it.
     *
     * @param moment after how much of the load the fault comes, between 0 and 1
     */
    FaultResult run(double moment) throws Exception {
        Path seqFile = Path.of("target", location + ".seq").toAbsolutePath();
        Path log = Path.of("target", location + ".log");
        startWhatIsDown();
        try (ArrivalWatch watch = new ArrivalWatch(stack, location)) {
            Process load = startLoad(seqFile, log);
            load.onExit().thenRun(watch::loadIsOver);
            watch.awaitFirst();
            Harm.pause(Duration.ofMillis(Math.round(settings.seconds() * 1_000L * moment)));
            String complaint = inject(watch);
            Simulator.awaitEnd(load, log, settings.seconds() + 240L);
            Result balance = reconcile(seqFile);
            return new FaultResult(
                    fault,
                    balance,
                    watch.senseGap(),
                    watch.indexGap(),
                    watch.recovery(),
                    complaint);
        }
    }

    /** A run that failed may have left something behind. */
    private void startWhatIsDown() {
        stack.processes().values().stream()
                .filter(process -> !process.isAlive() && !process.name().endsWith("-2"))
                .forEach(StackProcess::start);
    }

    /** What did not go as it should is told beside the balance, which is made all the same. */
    private @Nullable String inject(ArrivalWatch watch) throws Exception {
        try {
            fault.injection().inject(stack, watch::lifted);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e.toString();
        }
    }

    private Process startLoad(Path seqFile, Path log) throws IOException {
        return Simulator.start(
                stack,
                log,
                "--rate=" + settings.rate(),
                "--devices=" + settings.devices(),
                "--duration=PT%dS".formatted(settings.seconds() + fault.lasts().toSeconds()),
                "--location=" + location,
                "--seq-file=" + seqFile);
    }

    private Result reconcile(Path seqFile) throws InterruptedException {
        try (Reconciliation reconciliation =
                new Reconciliation(
                        Options.of(
                                seqFile,
                                stack.kafkaBootstrapServers(),
                                stack.elasticsearchUrl(),
                                "home",
                                settings.patience()))) {
            return reconciliation.settle();
        }
    }
}
