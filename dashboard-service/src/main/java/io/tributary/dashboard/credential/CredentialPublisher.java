package io.tributary.dashboard.credential;

import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.topology.credential.DeviceCredential;

/** Where wishes about credentials go. Returns when all in-sync replicas have the record. */
public interface CredentialPublisher {

    /**
     * Writes what is wanted.
     *
     * @throws DependencyAwayException when Kafka did not acknowledge; it may have it all the same
     */
    void publish(DeviceCredential credential);
}
