package io.tributary.gateway.credential;

import io.tributary.topology.credential.CredentialStatus;
import java.util.concurrent.CompletableFuture;

/** Where it is told what became of a credential. */
public interface StatusWriter {

    /** Completes when Kafka has it; fails when that is not known in time. */
    CompletableFuture<?> write(CredentialStatus status);
}
