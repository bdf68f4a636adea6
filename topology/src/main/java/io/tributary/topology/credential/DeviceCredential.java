package io.tributary.topology.credential;

import io.tributary.topology.json.SchemaId;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.Names;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a device's account at its site's broker, in the compacted Kafka topic {@code
 * credentials}. The site's gateway applies the highest revision and answers with a {@link
 * CredentialStatus}.
 *
 * @param schema {@value #SCHEMA}
 * @param site the site
 * @param location where the device is
 * @param device the device
 * @param username its name and client id at the broker, by default the device's; matches {@value
 *     Names#PATTERN} and does not begin with {@code tributary-}
 * @param wanted what is wanted
 * @param revision of two the higher one wins; {@link #nextRevision} gives the next
 * @param changedBy the user who wants it
 * @param changedAt when
 * @param secret its password, sealed. Where a change gives no new one, it carries along the one it
 *     found, so that a broker that has lost its accounts gets it back; null: none was ever given
 */
public record DeviceCredential(
        String schema,
        SiteId site,
        LocationName location,
        DeviceId device,
        String username,
        WantedState wanted,
        long revision,
        String changedBy,
        Instant changedAt,
        @Nullable SealedSecret secret) {

    /** How client ids of services begin: who uses one takes the messages that wait for it. */
    private static final String SERVICES = "tributary-";

    public static final String SCHEMA = "tributary/device-credential/1";

    public DeviceCredential {
        SchemaId.require(SCHEMA, schema);
        if (site == null
                || location == null
                || device == null
                || wanted == null
                || changedBy == null
                || changedAt == null) {
            throw new IllegalArgumentException(
                    "site, location, device, wanted, changedBy and changedAt are required");
        }
        if (!Names.isValid(username) || username.startsWith(SERVICES)) {
            throw new IllegalArgumentException(
                    "username must match " + Names.PATTERN + " and not begin with " + SERVICES);
        }
        if (revision < 1 || (secret != null && secret.revision() > revision)) {
            throw new IllegalArgumentException(
                    "revision is at least 1, and at least that of the secret");
        }
    }

    /**
     * The revision of a change: above the one that is known, and never below the time, so that it
     * also rises where the topic was lost, or another one changed it at the same time.
     *
     * @param known the revision that is changed; 0: none
     */
    public static long nextRevision(long known, Instant now) {
        return Math.max(known + 1, now.toEpochMilli());
    }

    /**
     * This, with the password of an earlier change where that is the newer one: who changes
     * something else may not have known of it.
     */
    public DeviceCredential keepingSecretOf(DeviceCredential earlier) {
        SealedSecret other = earlier.secret();
        boolean newer =
                secret != null
                        && other != null
                        && other.revision() > secret.revision()
                        && other.revision() <= revision;
        return newer
                ? new DeviceCredential(
                        site, location, device, username, wanted, revision, changedBy, changedAt,
                        other)
                : this;
    }

    public DeviceCredential(
            SiteId site,
            LocationName location,
            DeviceId device,
            String username,
            WantedState wanted,
            long revision,
            String changedBy,
            Instant changedAt,
            @Nullable SealedSecret secret) {
        this(
                SCHEMA, site, location, device, username, wanted, revision, changedBy, changedAt,
                secret);
    }
}
