package io.tributary.dashboard.credential;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.name.SiteId;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Devices' accounts as Kafka tells them: what is wanted, and what became of it. Of two records the
 * one with the higher revision counts, of equal ones the first. Thread-safe.
 */
@Component
public class Credentials {

    private final Lock lock = new ReentrantLock();
    private final Condition another = lock.newCondition();
    private final Map<AccountKey, DeviceCredential> wanted = new HashMap<>();
    private final Map<AccountKey, CredentialStatus> told = new HashMap<>();
    private final Changes changes;

    Credentials(Changes changes) {
        this.changes = changes;
    }

    /** Takes what is wanted. */
    public void accept(DeviceCredential credential) {
        lock.lock();
        try {
            wanted.merge(
                    new AccountKey(credential.site(), credential.device()),
                    credential,
                    (known, other) ->
                            other.revision() > known.revision()
                                    ? other.keepingSecretOf(known)
                                    : known);
            another.signalAll();
        } finally {
            lock.unlock();
        }
        changes.publish(new Change.CredentialsChanged(credential.site()));
    }

    /** Takes what became of it. */
    public void accept(CredentialStatus status) {
        lock.lock();
        try {
            told.merge(
                    new AccountKey(status.site(), status.device()),
                    status,
                    (known, other) -> other.revision() >= known.revision() ? other : known);
        } finally {
            lock.unlock();
        }
        changes.publish(new Change.CredentialsChanged(status.site()));
    }

    /** The device's account as it stands. */
    public Optional<CredentialView> find(AccountKey key) {
        lock.lock();
        try {
            return Optional.ofNullable(wanted.get(key))
                    .map(credential -> CredentialView.of(credential, told.get(key)));
        } finally {
            lock.unlock();
        }
    }

    /** Every account of the site, by device. */
    public List<CredentialView> of(SiteId site) {
        lock.lock();
        try {
            return wanted.entrySet().stream()
                    .filter(each -> each.getKey().site().equals(site))
                    .map(each -> CredentialView.of(each.getValue(), told.get(each.getKey())))
                    .sorted(Comparator.comparing(CredentialView::device))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Nullable DeviceCredential newest(AccountKey key) {
        lock.lock();
        try {
            return wanted.get(key);
        } finally {
            lock.unlock();
        }
    }

    /** What stands at the revision or beyond; null when it did not come within the time. */
    @Nullable DeviceCredential await(AccountKey key, long revision, Duration patience) {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (revisionOf(key) < revision && nanos > 0) {
                nanos = another.awaitNanos(nanos);
            }
            return revisionOf(key) < revision ? null : wanted.get(key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private long revisionOf(AccountKey key) {
        DeviceCredential known = wanted.get(key);
        return known == null ? 0 : known.revision();
    }
}
