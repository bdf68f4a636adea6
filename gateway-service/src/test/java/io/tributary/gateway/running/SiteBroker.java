package io.tributary.gateway.running;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A broker whose accounts are changed while it runs. */
interface SiteBroker {

    /** Where services and devices connect. */
    URI url();

    /** The authority of its certificate; null: it is reached without TLS. */
    @Nullable Path caFile();

    /** The gateway's user. */
    String username();

    /** Its password. */
    String password();

    /** Ends it in order and starts it again. */
    void restart() throws Exception;

    /** Ends it, has it forget all accounts of devices, and starts it again. */
    void forget() throws Exception;

    /** Arguments with which a gateway finds it. */
    default List<String> arguments() {
        Path authority = caFile();
        return authority == null ? List.of() : List.of("--tributary.mqtt.ca-file=" + authority);
    }

    /** Ends it for good. */
    void stop() throws Exception;
}
