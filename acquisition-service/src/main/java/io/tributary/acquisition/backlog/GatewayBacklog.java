package io.tributary.acquisition.backlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.topology.telemetry.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the batches are ahead of the gateway's journal. A broker's acknowledgement does not tell:
 * it comes for a gateway that is dead, too. So the bytes of each batch that the broker took count
 * as ahead until the gateway reports that it stands in the journal. At the limit, or while the
 * gateway reports that its journal is full, readings are to be refused; no more at half of it. No
 * report confirms nothing.
 *
 * <p>A batch that the broker acknowledged and lost would keep the reported number back for ever:
 * where the gateway goes on reporting for {@value #LOST_SECONDS} seconds and still lacks a batch
 * that was the next to come, one is lost. Then {@link #isBatchLost} asks for a new epoch, and with
 * the first report of that all before is settled.
 *
 * <p>Thread-safe.
 */
public final class GatewayBacklog {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayBacklog.class);

    static final int LOST_SECONDS = 10;

    private static final long LOST_NANOS = Duration.ofSeconds(LOST_SECONDS).toNanos();

    /** A gateway that goes on reports every second. */
    private static final long LIVELY_NANOS = Duration.ofSeconds(3).toNanos();

    private final long maxBytes;
    private final int maxBatches;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Counter lost;

    private String acquirer = "";
    private String epoch = "";
    private OpenBatches present = new OpenBatches();

    /** Of epochs before, together. */
    private long earlierBytes;

    private int earlierCount;
    private boolean full;
    private @Nullable Instant reportedAt;
    private long reportedNanos;
    private long missingSinceNanos;
    private boolean missing;
    private boolean batchLost;
    private volatile @Nullable Instant refusingSince;

    GatewayBacklog(
            BacklogProperties properties,
            MeterRegistry registry,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.maxBytes = properties.maxBytes().toBytes();
        this.maxBatches = properties.maxBatches();
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lost = registry.counter("tributary.acquisition.batches.lost");
        Gauge.builder("tributary.acquisition.ahead.bytes", this, GatewayBacklog::bytesAhead)
                .description("Bytes of batches that the gateway's journal is not known to hold")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("tributary.acquisition.ahead.batches", this, GatewayBacklog::batchesAhead)
                .description("Batches that the gateway's journal is not known to hold")
                .register(registry);
        Gauge.builder("tributary.acquisition.refusing", this, one -> one.isRefusing() ? 1 : 0)
                .description("1 while readings are refused because the gateway takes none")
                .register(registry);
    }

    /** From here on batches are numbered from 1 again, under this epoch. */
    public synchronized void epochBegins(String newAcquirer, String newEpoch) {
        earlierBytes += present.bytes();
        earlierCount += present.count();
        acquirer = newAcquirer;
        epoch = newEpoch;
        present = new OpenBatches();
        missing = false;
        batchLost = false;
    }

    /** The broker took a batch. */
    public synchronized void taken(String itsEpoch, long number, int bytes) {
        if (itsEpoch.equals(epoch)) {
            present.add(number, bytes);
        } else {
            earlierBytes += bytes;
            earlierCount++;
        }
        decide();
    }

    /** The gateway tells how far it is. What it says of other epochs than ours confirms nothing. */
    public synchronized void reported(Backlog report) {
        full = report.full();
        if (epoch.equals(report.epoch()) && acquirer.equals(report.acquirer())) {
            // The broker delivers in order: what was sent before came before, or never.
            earlierBytes = 0;
            earlierCount = 0;
            long before = present.confirmed();
            present.confirm(report.number());
            lookForALoss(report, present.confirmed() > before);
        }
        reportedAt = report.at();
        reportedNanos = nanoTime.getAsLong();
        decide();
    }

    /** Whether readings are to be refused. */
    public boolean isRefusing() {
        return refusingSince != null;
    }

    /** Since when readings are refused; null when they are not. */
    @Nullable Instant refusingSince() {
        return refusingSince;
    }

    /** Whether a batch was lost, so that a new epoch has to begin. */
    public synchronized boolean isBatchLost() {
        return batchLost;
    }

    synchronized boolean isFull() {
        return full;
    }

    /** When the gateway wrote its last report; null before the first. */
    synchronized @Nullable Instant reportedAt() {
        return reportedAt;
    }

    synchronized long bytesAhead() {
        return earlierBytes + present.bytes();
    }

    synchronized int batchesAhead() {
        return earlierCount + present.count();
    }

    private void lookForALoss(Backlog report, boolean moved) {
        long now = nanoTime.getAsLong();
        boolean lively = !report.at().equals(reportedAt) && now - reportedNanos < LIVELY_NANOS;
        if (moved || report.full() || !present.holdsNext()) {
            missing = false;
        } else if (!missing || !lively) {
            missing = true;
            missingSinceNanos = now;
        } else if (now - missingSinceNanos >= LOST_NANOS && !batchLost) {
            batchLost = true;
            lost.increment();
            LOG.error(
                    "the broker acknowledged batch {} of epoch {} for the gateway and lost it, and perhaps others after it; check its persistence and its limits. A new epoch begins",
                    present.confirmed() + 1,
                    epoch);
        }
    }

    private void decide() {
        long bytes = bytesAhead();
        int batches = batchesAhead();
        if (refusingSince == null && (full || bytes >= maxBytes || batches >= maxBatches)) {
            refusingSince = clock.instant();
            LOG.warn(
                    "readings are refused and counted from now on: {}; bytes-ahead={} batches-ahead={}",
                    full
                            ? "the gateway's journal is full; bring Kafka back, or give the journal more room"
                            : "the gateway does not take what is handed over; start it, and see its log",
                    bytes,
                    batches);
        } else if (refusingSince != null
                && !full
                && bytes <= maxBytes / 2
                && batches <= maxBatches / 2) {
            LOG.info("readings are taken again, refused since {}", refusingSince);
            refusingSince = null;
        }
    }
}
