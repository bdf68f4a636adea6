package io.tributary.gateway.progress;

import io.tributary.topology.telemetry.Progress;
import java.util.Optional;

/** Where commits go: all of one, or nothing of it. */
public interface CommitLog extends AutoCloseable {

    /**
     * The last commit of our identity as it stands, whoever made it; disturbs nobody.
     *
     * @throws CommitInDoubtException when Kafka does not answer; try again later
     */
    Optional<Progress> standing();

    /**
     * Takes the place of any earlier holder of our identity, ends its open transaction, and tells
     * the last commit.
     *
     * @throws CommitInDoubtException when Kafka does not answer; try again later
     */
    Optional<Progress> open();

    /**
     * Commits.
     *
     * @throws CommitInDoubtException when it is not known whether it happened; {@link #open} again
     *     and see
     * @throws FencedException when another gateway of our identity has taken over
     */
    void commit(Commit commit);

    @Override
    void close();

    /** It is not known whether the commit happened. */
    class CommitInDoubtException extends RuntimeException {
        public CommitInDoubtException(Throwable cause) {
            super(cause);
        }

        private CommitInDoubtException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The same because Kafka refuses us; the message says what somebody has to do. */
    final class RefusedException extends CommitInDoubtException {
        public RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Another gateway of our identity has taken over. */
    final class FencedException extends RuntimeException {
        public FencedException(Throwable cause) {
            super(cause);
        }
    }
}
