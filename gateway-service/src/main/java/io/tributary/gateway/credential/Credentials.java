package io.tributary.gateway.credential;

import io.tributary.topology.credential.CredentialProblem;
import io.tributary.topology.credential.CredentialStatus;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.permission.DevicePermissions;
import io.tributary.topology.site.SiteModel;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the accounts of devices at the broker as they are wanted, and tells what became of each. It
 * compares with what the broker has, and changes what differs: at the start, after each change, and
 * on each new connection, since a broker may have lost its memory meanwhile. So whenever this
 * gateway, the broker or Kafka dies, comparing again leads to the same end; a status is written
 * once the broker has answered, and again after a restart.
 *
 * <p>Of two changes the higher revision wins; of equal ones the first in Kafka. All work is done on
 * one thread; an account that fails is put behind the others. Where nothing is wanted, the broker
 * is never asked, and need not know about accounts.
 */
@Component
public class Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
    private static final Duration RETRY = Duration.ofSeconds(15);
    private static final long PATIENCE_SECONDS = 30;

    /** After so many in a row it is not one account that fails. */
    private static final int FAILURES = 2;

    /** Compared by one question. */
    private static final int AT_A_TIME = 50;

    private final SiteModel site;
    private final GatewayKey key;
    private final BrokerAccounts broker;
    private final StatusWriter statuses;
    private final InstantSource clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("credentials").daemon().factory());

    private final Map<String, DeviceCredential> wanted = new HashMap<>();
    private final Map<String, CredentialStatus> told = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private boolean connecting;
    private boolean connected;
    private boolean waiting;
    private boolean toldWaiting;

    Credentials(
            SiteModel site,
            GatewayKey key,
            BrokerAccounts broker,
            StatusWriter statuses,
            InstantSource clock) {
        this.site = site;
        this.key = key;
        this.broker = broker;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** Takes what is wanted of accounts of this site. Returns at once. */
    public void wanted(List<DeviceCredential> changes) {
        execute(
                () -> {
                    changes.forEach(this::take);
                    work();
                });
    }

    /** Ends; what was not done is done after the next start. */
    public void stop() {
        thread.shutdownNow();
        broker.disconnect();
    }

    private void take(DeviceCredential change) {
        DeviceCredential known = wanted.get(change.username());
        if (known == null || change.revision() > known.revision()) {
            wanted.put(change.username(), known == null ? change : change.keepingSecretOf(known));
            open.add(change.username());
        }
    }

    /** A broker that was away may have forgotten all of them. */
    private void connected() {
        execute(
                () -> {
                    connected = true;
                    waiting = false;
                    open.addAll(wanted.keySet());
                    work();
                });
    }

    private void work() {
        if (!open.isEmpty() && !connecting) {
            connecting = true;
            broker.connect(this::connected);
        }
        if (!connected || waiting) {
            return;
        }
        try {
            int failures = 0;
            while (!open.isEmpty()) {
                Exception failure = compare(open.stream().limit(AT_A_TIME).toList());
                if (failure != null && ++failures == FAILURES) {
                    waitAfter(failure);
                    return;
                }
            }
            toldWaiting = false;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            waitAfter(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Told once, not at every try. */
    private void waitAfter(Exception failure) {
        if (!toldWaiting) {
            LOG.warn(
                    "accounts of devices wait, count={}; tried again every {} s, cause={}",
                    open.size(),
                    RETRY.toSeconds(),
                    failure.toString());
        }
        toldWaiting = true;
        waiting = true;
        thread.schedule(() -> guarded(this::again), RETRY.toSeconds(), TimeUnit.SECONDS);
    }

    private void again() {
        waiting = false;
        work();
    }

    /** Ends at the first that fails, which is put behind all others; tells of it. */
    private @Nullable Exception compare(List<String> usernames)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Map<String, Object>> questions = new ArrayList<>();
        for (String username : usernames) {
            questions.add(Map.of("command", "getClient", "username", username));
            questions.add(Map.of("command", "getRole", "rolename", AccountChange.role(username)));
        }
        List<BrokerAccounts.Answer> answers = ask(questions);
        for (int i = 0; i < usernames.size(); i++) {
            String username = usernames.get(i);
            DeviceCredential credential = Objects.requireNonNull(wanted.get(username));
            open.remove(username);
            try {
                tell(
                        apply(
                                credential,
                                FoundAccount.of(answers.get(2 * i), answers.get(2 * i + 1))));
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                open.add(username);
                return e;
            }
        }
        return null;
    }

    private CredentialStatus apply(DeviceCredential credential, FoundAccount found)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            DevicePermissions permissions =
                    DevicePermissions.of(site, credential.location(), credential.device());
            List<Map<String, Object>> commands =
                    AccountChange.of(credential, permissions, found, key);
            if (!commands.isEmpty()) {
                requireNoError(ask(commands));
                LOG.info(
                        "an account was changed at the broker, username={}, wanted={}, revision={}, changed-by={}",
                        credential.username(),
                        credential.wanted(),
                        credential.revision(),
                        credential.changedBy());
            }
            return CredentialStatus.applied(
                    credential, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        } catch (AccountChange.NotAppliedException e) {
            LOG.warn(
                    "an account could not be changed, username={}, revision={}: {}",
                    credential.username(),
                    credential.revision(),
                    e.detail());
            return CredentialStatus.failed(
                    credential,
                    e.problem(),
                    e.detail(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    private static void requireNoError(List<BrokerAccounts.Answer> answers)
            throws AccountChange.NotAppliedException {
        for (BrokerAccounts.Answer answer : answers) {
            if (answer.error() != null) {
                throw new AccountChange.NotAppliedException(
                        CredentialProblem.REFUSED_BY_BROKER, "the broker says: " + answer.error());
            }
        }
    }

    private List<BrokerAccounts.Answer> ask(List<Map<String, Object>> commands)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<BrokerAccounts.Answer> answers =
                broker.ask(commands).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answers.size() != commands.size()) {
            throw new ExecutionException(
                    new IllegalStateException("the broker did not answer every command"));
        }
        return answers;
    }

    private void tell(CredentialStatus status)
            throws InterruptedException, ExecutionException, TimeoutException {
        CredentialStatus before = told.get(status.username());
        if (before != null
                && before.revision() == status.revision()
                && before.problem() == status.problem()) {
            return;
        }
        statuses.write(status).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        told.put(status.username(), status);
    }

    private void execute(Runnable work) {
        try {
            thread.execute(() -> guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping", e);
        }
    }

    /** An exception would end the thread's work in silence. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("accounts of devices cannot be changed", e);
        }
    }
}
