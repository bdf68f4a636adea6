package io.tributary.simulator.replay;

import io.tributary.simulator.mqtt.Acknowledgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts rows and says every few seconds how far the replay is. Thread-safe. */
final class ReplayProgress implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplayProgress.class);
    private static final Duration PERIOD = Duration.ofSeconds(3);
    private static final int BAD_ROWS_TOLD = 20;

    private final String file;
    private final long total;
    private final long startNanos = System.nanoTime();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("replay-progress").factory());
    private final List<Long> badLines = new ArrayList<>();
    private long published;
    private long readings;
    private long bad;
    private long accepted;
    private long unheard;
    private long refused;

    /**
     * Starts counting.
     *
     * @param total rows of the file, as far as known before reading it
     */
    ReplayProgress(String file, long total) {
        this.file = file;
        this.total = total;
    }

    void start() {
        timer.scheduleAtFixedRate(
                () -> log.info("{}", line()),
                PERIOD.toMillis(),
                PERIOD.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    synchronized void published(ReplayRow row) {
        published++;
        readings += row.readings().size();
    }

    synchronized void bad(long line, String why) {
        bad++;
        if (badLines.size() < BAD_ROWS_TOLD) {
            badLines.add(line);
            log.warn("{}:{}: row left out: {}", file, line, why);
        } else if (bad == BAD_ROWS_TOLD + 1) {
            log.warn("{}: further bad rows are only counted", file);
        }
    }

    synchronized void answered(Acknowledgement answer) {
        if (answer.isRefused()) {
            if (refused++ == 0) {
                log.warn("the broker refused a message: {}", answer);
            }
        } else if (answer.isUnheard()) {
            unheard++;
        } else {
            accepted++;
        }
    }

    synchronized long unheard() {
        return unheard;
    }

    /** Messages that the broker has not accepted. */
    synchronized long missing() {
        return published - accepted - unheard;
    }

    synchronized String line() {
        long done = published + bad;
        double seconds = seconds();
        double perSecond = done / Math.max(seconds, 0.001);
        long left = Math.max(0, total - done);
        return String.format(
                Locale.ROOT,
                "%,d of %,d rows (%.1f %%), %.1f rows/s, %s remaining; %,d in flight, %,d bad rows",
                done,
                Math.max(total, done),
                total == 0 ? 100.0 : Math.min(100.0, 100.0 * done / total),
                perSecond,
                perSecond == 0 ? "unknown time" : pretty(left / perSecond),
                published - accepted - unheard - refused,
                bad);
    }

    synchronized String summary() {
        String bads = bad == 0 ? "no bad rows" : bad + " bad rows left out, at lines " + badLines;
        double seconds = seconds();
        return String.format(
                Locale.ROOT,
                "Replayed %s: %,d rows, %,d readings in %.1f s (%.1f rows/s); %s",
                file,
                published,
                readings,
                seconds,
                published / Math.max(seconds, 0.001),
                bad > badLines.size() ? bads + " and more" : bads);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private static String pretty(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d",
                duration.toHours(),
                duration.toMinutesPart(),
                duration.toSecondsPart());
    }
}
