package io.tributary.gateway.command;

import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The compacted topic, and a Kafka that answers, holds its answer back, or fails. */
final class FakeStatusLog implements StatusLog {

    private final List<CommandStatus> written = new ArrayList<>();
    private final Deque<Runnable> heldBack = new ArrayDeque<>();
    private boolean slow;
    private boolean away;

    @Override
    public CompletableFuture<Void> write(CommandStatus status) {
        if (away) {
            return CompletableFuture.failedFuture(new IllegalStateException("Kafka is away"));
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Runnable answer =
                () -> {
                    written.add(status);
                    done.complete(null);
                };
        if (slow) {
            heldBack.add(answer);
        } else {
            answer.run();
        }
        return done;
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    void holdBack() {
        slow = true;
    }

    /** Answers all that was held back, and at once from now on. */
    void answer() {
        slow = false;
        while (!heldBack.isEmpty()) {
            heldBack.remove().run();
        }
    }

    List<CommandState> states(CommandId id) {
        return snapshots(id).stream().map(CommandStatus::state).toList();
    }

    List<CommandStatus> snapshots(CommandId id) {
        return written.stream().filter(status -> status.id().equals(id)).toList();
    }

    /** As compaction leaves it: the one written last. */
    CommandStatus last(CommandId id) {
        return snapshots(id).getLast();
    }

    List<CommandStatus> all() {
        return List.copyOf(written);
    }
}
