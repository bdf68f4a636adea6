package io.tributary.topology.credential;

import io.tributary.topology.name.SiteId;
import java.nio.charset.StandardCharsets;

/**
 * What a sealed secret is for. One that was sealed for something else cannot be opened as this.
 *
 * @param site the site
 * @param username the account
 * @param revision the revision of the credential with which the secret was given
 */
public record SecretContext(SiteId site, String username, long revision) {

    /** Names hold no line end, so that no two contexts have the same text. */
    byte[] bytes() {
        return (DeviceCredential.SCHEMA + '\n' + site + '\n' + username + '\n' + revision)
                .getBytes(StandardCharsets.UTF_8);
    }
}
