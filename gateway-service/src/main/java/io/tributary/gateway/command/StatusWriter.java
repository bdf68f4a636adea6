package io.tributary.gateway.command;

import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Writes down snapshots, again and again until Kafka has them. One at a time for each command, and
 * then the newest: an older one that comes late would stand last in the compacted topic, and bring
 * a finished command back to life at the next start. DELIVERED, which nothing waits for and most
 * devices follow by their answer at once, is kept for a moment, so that the answer is written alone
 * with it in its history.
 *
 * <p>Belongs to the thread of {@link Commands}.
 */
final class StatusWriter {

    private static final Duration REWRITE = Duration.ofSeconds(1);

    /** How long DELIVERED is kept for the device's answer. */
    static final Duration MOMENT = Duration.ofMillis(20);

    private final StatusLog log;
    private final ScheduledExecutorService thread;
    private final CommandMetrics metrics;
    private final Map<CommandId, Pending> pending = new HashMap<>();

    /** What is to be written of one command, and who waits for it. */
    private static final class Pending {

        private CommandStatus newest;
        private boolean underWay;
        private List<CompletableFuture<Void>> waiting = new ArrayList<>();

        Pending(CommandStatus newest) {
            this.newest = newest;
        }
    }

    StatusWriter(StatusLog log, ScheduledExecutorService thread, CommandMetrics metrics) {
        this.log = log;
        this.thread = thread;
        this.metrics = metrics;
    }

    /**
     * Writes a snapshot.
     *
     * @return completes, on the commands' thread, when Kafka has it or a newer one
     */
    CompletableFuture<Void> write(CommandStatus status) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Pending each = pending.computeIfAbsent(status.id(), id -> new Pending(status));
        each.newest = status;
        each.waiting.add(done);
        if (each.underWay) {
            return done;
        }
        if (status.state() == CommandState.DELIVERED) {
            keep(each);
        } else {
            send(each);
        }
        return done;
    }

    private void keep(Pending each) {
        try {
            thread.schedule(() -> sendKept(each), MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the gateway ends
            send(each);
        }
    }

    /** Unless the answer has come. */
    private void sendKept(Pending each) {
        if (!each.underWay && pending.get(each.newest.id()) == each) {
            send(each);
        }
    }

    private void send(Pending each) {
        each.underWay = true;
        CommandStatus sent = each.newest;
        List<CompletableFuture<Void>> waiting = each.waiting;
        each.waiting = new ArrayList<>();
        log.write(sent)
                .whenComplete(
                        (written, failure) ->
                                onThread(
                                        () -> {
                                            if (failure == null) {
                                                written(each, sent, waiting);
                                            } else {
                                                failed(each, waiting);
                                            }
                                        }));
    }

    private void written(Pending each, CommandStatus sent, List<CompletableFuture<Void>> waiting) {
        if (each.newest.revision() > sent.revision()) {
            send(each);
        } else {
            pending.remove(sent.id());
        }
        waiting.forEach(done -> done.complete(null));
    }

    private void failed(Pending each, List<CompletableFuture<Void>> waiting) {
        metrics.writeFailed();
        each.waiting.addAll(waiting);
        thread.schedule(() -> send(each), REWRITE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void onThread(Runnable step) {
        try {
            thread.execute(step);
        } catch (RejectedExecutionException e) {
            // the gateway ends: the next start knows what was written down
        }
    }
}
