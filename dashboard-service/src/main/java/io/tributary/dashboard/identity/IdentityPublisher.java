package io.tributary.dashboard.identity;

import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.topology.identity.ApiToken;
import io.tributary.topology.identity.UserAccount;

/** Where changes of users and tokens go. Returns when all in-sync replicas have the record. */
public interface IdentityPublisher {

    /**
     * Writes the user.
     *
     * @throws DependencyAwayException when Kafka did not acknowledge; it may have it all the same
     */
    void publish(UserAccount user);

    /**
     * Writes the token.
     *
     * @throws DependencyAwayException when Kafka did not acknowledge; it may have it all the same
     */
    void publish(ApiToken token);

    /**
     * Leaves nothing of the token, to be done long after its end: whoever did not see it end by
     * then would take it to be in force.
     *
     * @throws DependencyAwayException when Kafka did not acknowledge; it may be gone all the same
     */
    void forget(ApiToken token);
}
