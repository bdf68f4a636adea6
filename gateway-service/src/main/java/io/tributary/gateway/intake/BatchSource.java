package io.tributary.gateway.intake;

import org.jspecify.annotations.Nullable;

/** Where batches come from. */
public interface BatchSource {

    /** Begins to feed the receiver; connecting goes on in the background. */
    void start(BatchReceiver receiver);

    /** Why no batches can come in at the moment, and what to do; null when they can. */
    @Nullable String trouble();

    /** Whether batches can come in at the moment. */
    default boolean isConnected() {
        return trouble() == null;
    }

    /** Takes no more; what was acknowledged by now is sent first. */
    void stop();
}
