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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One run: load, the fault at random moments in the middle of it, and the account at the end. */
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

    /** Does the fault as often as it is to be repeated, under one load. */
    FaultResult run(Random random) throws Exception {
        Path seqFile = Path.of("target", location + ".seq").toAbsolutePath();
        Path log = Path.of("target", location + ".log");
        startWhatIsDown();
        Process load = startLoad(seqFile, log);
        try (ArrivalWatch watch = new ArrivalWatch(stack, location)) {
            watch.awaitFirst();
            Harm.pause(quarter());
            List<String> complaints = new ArrayList<>();
            Duration recovery = Duration.ZERO;
            for (int time = 0; time < settings.repeats(); time++) {
                Harm.pause(quarter().multipliedBy(random.nextInt(1_000)).dividedBy(1_000));
                if (!load.isAlive()) {
                    complaints.add("the load ended by itself, see " + log);
                    break;
                }
                inject(watch, complaints);
                Harm.pause(quarter());
                recovery = longer(recovery, watch.awaitRecovery(settings.patience()));
            }
            Harm.pause(quarter());
            watch.loadIsOver();
            load.destroy();
            Simulator.awaitEnd(load, log, 60);
            Result balance = reconcile(seqFile);
            return new FaultResult(
                    fault,
                    settings.repeats(),
                    balance,
                    watch.senseGap(),
                    watch.indexGap(),
                    recovery,
                    complaints);
        } finally {
            load.destroyForcibly();
        }
    }

    /** Before the first and after each; at random up to as much again before each. */
    private Duration quarter() {
        return Duration.ofMillis(settings.seconds() * 1_000L / 4);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** A run that failed may have left something behind. */
    private void startWhatIsDown() {
        stack.processes().values().stream()
                .filter(process -> !process.isAlive() && !process.name().endsWith("-2"))
                .forEach(StackProcess::start);
    }

    /** What did not go as it should is told beside the balance, which is made all the same. */
    private void inject(ArrivalWatch watch, List<String> complaints) throws Exception {
        try {
            fault.injection().inject(stack, watch::lifted);
        } catch (AssertionError | RuntimeException e) {
            complaints.add(e.toString());
        }
    }

    private Process startLoad(Path seqFile, Path log) throws IOException {
        return Simulator.start(
                stack,
                log,
                "--rate=" + settings.rate(),
                "--devices=" + settings.devices(),
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
