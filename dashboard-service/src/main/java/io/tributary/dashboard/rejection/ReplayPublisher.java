package io.tributary.dashboard.rejection;

import io.tributary.topology.rejection.Replay;

/** Hands requests to feed a rejection in again to the gateways. */
public interface ReplayPublisher {

    /**
     * Returns once Kafka has the request for good.
     *
     * @throws io.tributary.dashboard.availability.DependencyAwayException when Kafka did not
     *     acknowledge it in time; it may still be carried out
     */
    void publish(Replay replay);
}
