package io.tributary.gateway.credential;

import io.tributary.topology.credential.DeviceCredential;
import java.util.List;
import java.util.function.Consumer;

/** Where wanted credentials of this site come from. */
public interface CredentialSource {

    /**
     * Begins, with all that stand in Kafka; connecting goes on in the background.
     *
     * @param wanted is given first all that are known in one list, and then each change; called on
     *     one thread
     */
    void start(Consumer<List<DeviceCredential>> wanted);

    void stop();
}
