package io.tributary.benchmarks.commands;

import io.tributary.topology.command.CommandState;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What was asked for, what became of it, and how often each came to the device. Thread-safe. */
final class Ledger {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Histogram taken = new ConcurrentHistogram(3);
    private final Histogram atDevice = new ConcurrentHistogram(3);
    private final Histogram succeeded = new ConcurrentHistogram(3);

    /** One command; its states may come before the answer to the request. */
    private static final class Entry {

        private final AtomicInteger arrivals = new AtomicInteger();
        private volatile long dueMillis;
        private volatile long arrivedMillis;
        private volatile long endMillis;
        private volatile boolean answered;
        private volatile CommandState state = CommandState.QUEUED;
    }

    /** REST has answered a request that was due at some time. */
    void answered(int status, String id, long dueMillis) {
        answers.computeIfAbsent(Integer.toString(status), key -> new AtomicInteger())
                .incrementAndGet();
        if (status == 202) {
            taken.recordValue(Math.max(0, System.currentTimeMillis() - dueMillis));
            Entry entry = entry(id);
            entry.dueMillis = dueMillis;
            entry.answered = true;
        }
    }

    /** REST has not answered. */
    void failed(Throwable why) {
        answers.computeIfAbsent(why.getClass().getSimpleName(), key -> new AtomicInteger())
                .incrementAndGet();
    }

    void arrived(String id) {
        Entry entry = entry(id);
        entry.arrivals.incrementAndGet();
        entry.arrivedMillis = System.currentTimeMillis();
    }

    void moved(String id, CommandState state) {
        Entry entry = entry(id);
        if (entry.state.isTerminal()) {
            return;
        }
        entry.state = state;
        if (state.isTerminal()) {
            entry.endMillis = System.currentTimeMillis();
        }
    }

    private Entry entry(String id) {
        return entries.computeIfAbsent(id, key -> new Entry());
    }

    /** Commands that were taken and have no last state yet. */
    long open() {
        return entries.values().stream()
                .filter(entry -> entry.answered && !entry.state.isTerminal())
                .count();
    }

    void forget() {
        entries.clear();
        answers.clear();
        taken.reset();
    }

    void print() {
        Map<CommandState, Integer> states = new TreeMap<>();
        for (Entry entry : entries.values()) {
            states.merge(entry.state, 1, Integer::sum);
            if (entry.answered && entry.state == CommandState.SUCCEEDED) {
                atDevice.recordValue(Math.max(0, entry.arrivedMillis - entry.dueMillis));
                succeeded.recordValue(Math.max(0, entry.endMillis - entry.dueMillis));
            }
        }
        System.out.println("answers of REST: " + new TreeMap<>(answers));
        System.out.println("last states: " + states);
        System.out.printf(
                "taken but without a last state: %d, at the device twice: %d, SUCCEEDED without arriving: %d%n",
                open(),
                entries.values().stream().filter(entry -> entry.arrivals.get() > 1).count(),
                entries.values().stream()
                        .filter(entry -> entry.state == CommandState.SUCCEEDED)
                        .filter(entry -> entry.arrivals.get() == 0)
                        .count());
        print("taken (202)", taken);
        print("at the device", atDevice);
        print("SUCCEEDED stands in Kafka", succeeded);
    }

    private static void print(String what, Histogram recorded) {
        // what is counted still is none of this
        Histogram histogram = recorded.copy();
        System.out.printf(
                "%-28s mean %5.1f  p50 %5d  p90 %5d  p99 %5d  max %5d  of %d%n",
                what,
                histogram.getMean(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue(),
                histogram.getTotalCount());
    }
}
