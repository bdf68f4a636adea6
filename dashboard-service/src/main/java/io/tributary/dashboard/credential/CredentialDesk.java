package io.tributary.dashboard.credential;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.device.DeviceFinder;
import io.tributary.dashboard.device.DeviceView;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.live.Sites;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.credential.SealedSecret;
import io.tributary.topology.credential.SecretContext;
import io.tributary.topology.credential.SecretSealing;
import io.tributary.topology.credential.WantedState;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.presence.Heartbeat;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks for changes of devices' accounts. The site's gateway carries them out at the broker;
 * passwords travel sealed for it alone, and are told once. Every change stands in the audit trail
 * before it is asked for. Blocks until Kafka has acknowledged and shown it. Thread-safe.
 */
@Component
public class CredentialDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Without what is mistaken for something else when it is typed into a device. */
    private static final char[] LETTERS =
            "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789".toCharArray();

    private static final int PASSWORD_LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Credentials credentials;
    private final CredentialPublisher publisher;
    private final DeviceFinder devices;
    private final Sites sites;
    private final Audit audit;
    private final Loading loading;
    private final Clock clock;

    CredentialDesk(
            Credentials credentials,
            CredentialPublisher publisher,
            DeviceFinder devices,
            Sites sites,
            Audit audit,
            Loading loading,
            Clock clock) {
        this.credentials = credentials;
        this.publisher = publisher;
        this.devices = devices;
        this.sites = sites;
        this.audit = audit;
        this.loading = loading;
        this.clock = clock;
    }

    /**
     * An account and its new password, which is told only this once.
     *
     * @param credential the account
     * @param password never in {@link #toString()}
     */
    public record Given(CredentialView credential, String password) {

        @Override
        public String toString() {
            return "Given[device=" + credential.device() + "]";
        }
    }

    /**
     * Gives the device a new password: makes its account, or ends the old password.
     *
     * @param location where the device is; null: where it was last seen
     * @throws ApiProblemException when there is no such device, or its site cannot be reached: then
     *     no key to seal the password with is known for certain
     * @throws DependencyAwayException when Kafka is away
     */
    public Given givePassword(AccountKey key, @Nullable LocationName location, Actor by) {
        loading.require();
        LocationName place = place(key, location);
        String gatewayKey = sealingKey(key);
        require(by, key, "password");
        DeviceCredential known = credentials.newest(key);
        long revision = revision(known);
        char[] password = newPassword();
        SealedSecret secret =
                SecretSealing.seal(
                        password,
                        gatewayKey,
                        new SecretContext(key.site(), username(key, known), revision));
        CredentialView view = publish(key, place, known, WantedState.ACTIVE, revision, secret, by);
        return new Given(view, new String(password));
    }

    /**
     * Disables, enables or removes the account. One that was not made here, but with the site's
     * broker, can be disabled all the same.
     *
     * @throws ApiProblemException when the device has none, or another change came first
     * @throws DependencyAwayException when Kafka is away
     */
    public CredentialView change(AccountKey key, WantedState wanted, Actor by) {
        loading.require();
        known(key, wanted);
        require(by, key, wanted.name().toLowerCase(Locale.ROOT));
        DeviceCredential known = known(key, wanted);
        return publish(
                key,
                known == null ? place(key, null) : known.location(),
                known,
                wanted,
                revision(known),
                known == null || wanted == WantedState.REMOVED ? null : known.secret(),
                by);
    }

    /** The trail may take its time: what is changed is looked at after it. */
    private void require(Actor by, AccountKey key, String detail) {
        audit.require(by, AuditAction.CREDENTIAL_CHANGED, key.site() + "/" + key.device(), detail);
    }

    private @Nullable DeviceCredential known(AccountKey key, WantedState wanted) {
        DeviceCredential known = credentials.newest(key);
        if (known == null && wanted == WantedState.DISABLED) {
            place(key, null);
            return null;
        }
        if (known == null || known.wanted() == WantedState.REMOVED) {
            throw new ApiProblemException(
                    ProblemType.UNKNOWN_CREDENTIAL,
                    "Device %s was given no password yet.".formatted(key.device()));
        }
        return known;
    }

    private CredentialView publish(
            AccountKey key,
            LocationName location,
            @Nullable DeviceCredential known,
            WantedState wanted,
            long revision,
            @Nullable SealedSecret secret,
            Actor by) {
        DeviceCredential change =
                new DeviceCredential(
                        key.site(),
                        location,
                        key.device(),
                        username(key, known),
                        wanted,
                        revision,
                        by.name(),
                        clock.instant(),
                        secret);
        publisher.publish(change);
        DeviceCredential stands = credentials.await(key, revision, PATIENCE);
        if (stands == null) {
            throw new DependencyAwayException(
                    Dependency.KAFKA,
                    "Kafka took the change, but does not show it yet; look before you repeat it");
        }
        if (!stands.equals(change.keepingSecretOf(stands))) {
            // compaction keeps the last record of a key: let that be the one that counts
            publisher.publish(stands);
            throw new ApiProblemException(
                    ProblemType.CHANGED_MEANWHILE,
                    "%s changed it in the same moment.".formatted(stands.changedBy()));
        }
        return CredentialView.of(change, null);
    }

    private LocationName place(AccountKey key, @Nullable LocationName location) {
        DeviceView device = devices.require(key.site(), location, key.device());
        return device.location();
    }

    private String sealingKey(AccountKey key) {
        String found =
                sites.isReachable(key.site())
                        ? sites.heartbeat(key.site()).map(Heartbeat::sealingKey).orElse(null)
                        : null;
        if (found == null) {
            throw new ApiProblemException(
                    ProblemType.SITE_UNREACHABLE,
                    "A password can only be given while the gateway of site %s is there to take it."
                            .formatted(key.site()));
        }
        return found;
    }

    private long revision(@Nullable DeviceCredential known) {
        return DeviceCredential.nextRevision(known == null ? 0 : known.revision(), clock.instant());
    }

    private static String username(AccountKey key, @Nullable DeviceCredential known) {
        return known == null ? key.device().value() : known.username();
    }

    private static char[] newPassword() {
        char[] password = new char[PASSWORD_LENGTH];
        for (int i = 0; i < password.length; i++) {
            password[i] = LETTERS[RANDOM.nextInt(LETTERS.length)];
        }
        return password;
    }
}
