package io.tributary.simulator.load;

import io.tributary.simulator.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few seconds how it goes, and keeps the seq file up to date. Thread-safe. */
final class LoadReport {

    private static final Logger log = LoggerFactory.getLogger(LoadReport.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final double rate;
    private final List<LoadDevice> devices;
    private final @Nullable SeqFile seqFile;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("load-report").factory());
    private volatile long startNanos = System.nanoTime();
    private volatile Duration behind = Duration.ZERO;
    private Tally previous = Tally.NONE;
    private long previousNanos = startNanos;

    LoadReport(double rate, List<LoadDevice> devices, @Nullable Path seqFile) {
        this.rate = rate;
        this.devices = devices;
        this.seqFile = seqFile == null ? null : new SeqFile(seqFile);
    }

    void start() {
        startNanos = System.nanoTime();
        previousNanos = startNanos;
        timer.scheduleAtFixedRate(
                this::progress, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How late the latest message was sent. */
    void behind(Duration late) {
        behind = late;
    }

    /** The last word; the run has failed unless every message was acknowledged. */
    void finish(RunOutcome outcome) throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        try {
            writeSeqFile();
        } catch (IOException e) {
            outcome.failed("Cannot write the seq file: " + e);
        }
        Tally total = tally();
        log.info("{}", summary(total));
        if (total.unheard() > 0) {
            log.warn(
                    "{} messages were acknowledged while nobody was subscribed: they are lost;"
                            + " start acquisition-service first",
                    total.unheard());
        }
        if (total.unanswered() > 0 || total.refused() > 0) {
            outcome.failed(
                    "Not every message was accepted: %d without an answer, %d refused"
                            .formatted(total.unanswered(), total.refused()));
        }
    }

    private void progress() {
        Tally total = tally();
        long now = System.nanoTime();
        double seconds = (now - previousNanos) / 1e9;
        log.info(
                "{}",
                String.format(
                        Locale.ROOT,
                        "%,d sent, %,d acknowledged; %.1f messages/s of %.1f wanted; %,d in flight;"
                                + " %d ms behind",
                        total.sent(),
                        total.acknowledged() + total.unheard(),
                        (total.sent() - previous.sent()) / seconds,
                        rate,
                        total.unanswered(),
                        behind.toMillis()));
        previous = total;
        previousNanos = now;
        try {
            writeSeqFile();
        } catch (IOException e) {
            log.warn("cannot write the seq file: {}", e.toString());
        }
    }

    private String summary(Tally total) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        return String.format(
                Locale.ROOT,
                "Load run over: %,d messages sent, %,d acknowledged, in %.1f s (%.1f messages/s)",
                total.sent(),
                total.acknowledged() + total.unheard(),
                seconds,
                total.sent() / seconds);
    }

    private Tally tally() {
        return devices.stream()
                .map(device -> device.ledger().tally())
                .reduce(Tally.NONE, Tally::plus);
    }

    private void writeSeqFile() throws IOException {
        if (seqFile != null) {
            seqFile.write(devices.stream().map(device -> device.ledger().page()).toList());
        }
    }
}
