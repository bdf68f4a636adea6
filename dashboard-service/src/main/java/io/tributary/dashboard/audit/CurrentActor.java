package io.tributary.dashboard.audit;

/** Tells who asks for what is done now. */
public interface CurrentActor {

    /**
     * Who asks.
     *
     * @throws IllegalStateException outside of a request of somebody who is logged in
     */
    Actor get();
}
