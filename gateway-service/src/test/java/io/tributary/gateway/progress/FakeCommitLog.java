package io.tributary.gateway.progress;

import io.tributary.topology.telemetry.Progress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Kafka as the committer sees it: what stands there, and what goes wrong next. */
final class FakeCommitLog implements CommitLog {

    /** What happens to a commit. */
    enum Fate {
        STANDS,
        STANDS_BUT_THE_ANSWER_IS_LOST,
        IS_LOST,
        IS_REFUSED,
        FAILS_BY_A_DEFECT,
        IS_FENCED
    }

    final List<Commit> standing = new CopyOnWriteArrayList<>();
    final List<Commit> attempted = new CopyOnWriteArrayList<>();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private final Deque<Fate> fates = new ArrayDeque<>();
    private final Deque<RuntimeException> openFailures = new ArrayDeque<>();
    private @Nullable Progress foreign;
    private volatile Runnable onCommit = () -> {};

    synchronized void next(Fate... next) {
        fates.addAll(List.of(next));
    }

    synchronized void failToOpen(RuntimeException... failures) {
        openFailures.addAll(List.of(failures));
    }

    /** Another gateway has committed this. */
    synchronized void foreign(Progress progress) {
        foreign = progress;
    }

    void onCommit(Runnable action) {
        onCommit = action;
    }

    @Override
    public synchronized Optional<Progress> standing() {
        return standing.isEmpty() ? Optional.empty() : Optional.of(standing.getLast().progress());
    }

    @Override
    public synchronized Optional<Progress> open() {
        opened.incrementAndGet();
        RuntimeException failure = openFailures.poll();
        if (failure != null) {
            throw failure;
        }
        if (foreign != null) {
            return Optional.of(foreign);
        }
        return standing.isEmpty() ? Optional.empty() : Optional.of(standing.getLast().progress());
    }

    @Override
    public synchronized void commit(Commit commit) {
        attempted.add(commit);
        Fate fate = fates.isEmpty() ? Fate.STANDS : fates.remove();
        switch (fate) {
            case STANDS -> standing.add(commit);
            case STANDS_BUT_THE_ANSWER_IS_LOST -> {
                standing.add(commit);
                throw inDoubt();
            }
            case IS_LOST -> throw inDoubt();
            case IS_REFUSED -> throw new RefusedException("give it", new IllegalStateException());
            case FAILS_BY_A_DEFECT -> throw new IllegalStateException("a defect");
            case IS_FENCED -> throw new FencedException(new IllegalStateException("fenced"));
        }
        onCommit.run();
    }

    static CommitInDoubtException inDoubt() {
        return new CommitInDoubtException(new IllegalStateException("Kafka is away"));
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
