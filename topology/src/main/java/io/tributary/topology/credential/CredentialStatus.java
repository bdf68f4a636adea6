package io.tributary.topology.credential;

import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link DeviceCredential}, in the compacted Kafka topic {@code
 * credentials.status} under the same key. Absent, or of a lower revision: the gateway has not
 * applied it yet, since it, Kafka or the broker is away.
 *
 * @param schema {@value #SCHEMA}
 * @param site the site
 * @param device the device
 * @param username its name at the broker
 * @param revision the revision this is about
 * @param applied whether the broker has it
 * @param problem why not; null where it has
 * @param detail the problem in a sentence for people, without any secret
 * @param at when the broker was found to have it, or did not take it
 */
public record CredentialStatus(
        String schema,
        SiteId site,
        DeviceId device,
        String username,
        long revision,
        boolean applied,
        @Nullable CredentialProblem problem,
        @Nullable String detail,
        Instant at) {

    public static final String SCHEMA = "tributary/credential-status/1";

    public CredentialStatus {
        SchemaId.require(SCHEMA, schema);
        if (site == null || device == null || username == null || at == null) {
            throw new IllegalArgumentException("site, device, username and at are required");
        }
        if (applied != (problem == null)) {
            throw new IllegalArgumentException("what is not applied has a problem, and only that");
        }
    }

    /** The broker has it. */
    public static CredentialStatus applied(DeviceCredential credential, Instant at) {
        return of(credential, null, null, at);
    }

    /** The broker does not have it. */
    public static CredentialStatus failed(
            DeviceCredential credential, CredentialProblem problem, String detail, Instant at) {
        return of(credential, problem, detail, at);
    }

    private static CredentialStatus of(
            DeviceCredential credential,
            @Nullable CredentialProblem problem,
            @Nullable String detail,
            Instant at) {
        return new CredentialStatus(
                SCHEMA,
                credential.site(),
                credential.device(),
                credential.username(),
                credential.revision(),
                problem == null,
                problem,
                detail,
                at);
    }
}
