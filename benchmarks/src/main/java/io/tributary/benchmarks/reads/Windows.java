package io.tributary.benchmarks.reads;

import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures: a commit at the end of each window, open loop, the devices in turn. The value of each
 * reading is the number of its commit, so that whoever sees it knows when it was due.
 */
final class Windows {

    private final ReadSite site;
    private final SiteEdge edge;
    private final int readingsAWindow;
    private final long[] dueNanos;
    private final long[] newest;
    private volatile int committed;
    private volatile boolean stopped;
    private int nextDevice;

    /**
     * @param most commits that will ever be made
     */
    Windows(ReadSite site, SiteEdge edge, int readingsASecond, int most) {
        this.site = site;
        this.edge = edge;
        this.readingsAWindow = Math.toIntExact(readingsASecond * ReadSite.WINDOW.toMillis() / 1000);
        this.dueNanos = new long[most + 1];
        this.newest = new long[site.devices()];
    }

    /** Measures for so long; returns when the last of it is committed. */
    void run(int seconds) {
        long gap = ReadSite.WINDOW.toNanos();
        long start = System.nanoTime();
        long windows = TimeUnit.SECONDS.toNanos(seconds) / gap;
        for (long i = 1; i <= windows && !stopped; i++) {
            long due = start + i * gap;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            commit(due);
        }
    }

    /** Ends {@link #run} soon. */
    void stop() {
        stopped = true;
    }

    /** Each device once, in a few commits. */
    void everyDeviceOnce() {
        for (int i = 0; i < Math.ceilDiv(site.devices(), readingsAWindow); i++) {
            commit(System.nanoTime());
        }
    }

    private void commit(long due) {
        int commit = committed + 1;
        dueNanos[commit] = due;
        committed = commit;
        edge.commit(measured(commit));
    }

    private List<AggregatedMessage> measured(int commit) {
        Instant end = Instant.now();
        List<List<Integer>> byLocation = new ArrayList<>();
        for (int i = 0; i < site.locations(); i++) {
            byLocation.add(new ArrayList<>());
        }
        for (int i = 0; i < readingsAWindow; i++) {
            byLocation.get(site.locationOf(nextDevice)).add(nextDevice);
            newest[nextDevice] = commit;
            nextDevice = (nextDevice + 1) % site.devices();
        }
        List<AggregatedMessage> windows = new ArrayList<>();
        for (int location = 0; location < site.locations(); location++) {
            if (!byLocation.get(location).isEmpty()) {
                windows.add(site.window(commit, location, byLocation.get(location), end));
            }
        }
        return windows;
    }

    /** The number of the last commit. */
    int committed() {
        return committed;
    }

    /** When the commit was due. */
    long dueNanos(long commit) {
        return dueNanos[Math.toIntExact(commit)];
    }

    /** The newest value of each device; to be asked while none is made. */
    long[] newest() {
        return newest.clone();
    }
}
