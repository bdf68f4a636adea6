package io.tributary.streaming.deadletter;

import io.tributary.topology.rejection.Rejection;
import java.util.List;

/** Where rejections are kept. */
public interface DeadLetters {

    /**
     * Keeps the rejections. Returns when every one of them is safe; keeping one again doubles
     * nothing that readers see, since its id is the same. Called by the thread that consumes.
     *
     * @throws DeadLettersUnavailableException when it is not certain of each; none may be taken as
     *     kept, and what they stand for must be delivered again
     */
    void keep(List<Rejection> rejections);
}
