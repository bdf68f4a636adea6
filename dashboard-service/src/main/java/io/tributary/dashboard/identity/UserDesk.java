package io.tributary.dashboard.identity;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.identity.Role;
import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.identity.UserName;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Creates and changes users. Every change stands in the audit trail before it is made. Of changes
 * that race, also at several dashboards, the first in Kafka counts, and the others are told. Blocks
 * until Kafka has acknowledged and shown the change. Thread-safe.
 */
@Component
public class UserDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_USERS = 10_000;

    private final Users users;
    private final ConfiguredAdministrator administrator;
    private final Passwords passwords;
    private final IdentityPublisher publisher;
    private final Audit audit;
    private final Loading loading;
    private final Clock clock;

    UserDesk(
            Users users,
            ConfiguredAdministrator administrator,
            Passwords passwords,
            IdentityPublisher publisher,
            Audit audit,
            Loading loading,
            Clock clock) {
        this.users = users;
        this.administrator = administrator;
        this.passwords = passwords;
        this.publisher = publisher;
        this.audit = audit;
        this.loading = loading;
        this.clock = clock;
    }

    /**
     * A new user.
     *
     * @throws ApiProblemException when there is one of this name, or the password will not do
     * @throws DependencyAwayException when Kafka is away
     */
    public UserAccount create(UserName name, Role role, String password, Actor by) {
        loading.require();
        if (users.find(name).isPresent() || administrator.is(name.value())) {
            throw new ApiProblemException(
                    ProblemType.USER_EXISTS, "There is a user %s already.".formatted(name));
        }
        if (users.size() >= MOST_USERS) {
            throw new ApiProblemException(
                    ProblemType.TOO_MANY, "There are at most %d users.".formatted(MOST_USERS));
        }
        String hash = passwords.hash(name, password);
        return carryOut(
                UserAccount.created(name, role, hash, by.name(), clock.instant()),
                AuditAction.USER_CREATED,
                role.code(),
                by);
    }

    /**
     * Gives the user another role, disables or enables it. Takes effect with the next request.
     *
     * @param seen the revision that was looked at when this was asked for
     * @throws ApiProblemException when there is none of this name, or another change came first
     * @throws DependencyAwayException when Kafka is away
     */
    public UserAccount change(UserName name, long seen, Role role, boolean disabled, Actor by) {
        UserAccount user = require(name);
        if (user.revision() != seen) {
            throw changedMeanwhile(user);
        }
        if (user.role() == role && user.disabled() == disabled) {
            return user;
        }
        return carryOut(
                user.changed(role, disabled, by.name(), clock.instant()),
                AuditAction.USER_CHANGED,
                role.code() + (disabled ? ", disabled" : ""),
                by);
    }

    /**
     * Sets another password; sessions under the old one end.
     *
     * @throws ApiProblemException when there is no such user, or the password will not do
     * @throws DependencyAwayException when Kafka is away
     */
    public UserAccount setPassword(UserName name, String password, Actor by) {
        UserAccount user = require(name);
        String hash = passwords.hash(name, password);
        return carryOut(
                user.withPassword(hash, by.name(), clock.instant()),
                AuditAction.PASSWORD_CHANGED,
                null,
                by);
    }

    /**
     * The user.
     *
     * @throws ApiProblemException when there is none of this name
     */
    public UserAccount require(UserName name) {
        loading.require();
        return users.find(name)
                .orElseThrow(
                        () ->
                                new ApiProblemException(
                                        ProblemType.UNKNOWN_USER,
                                        "There is no user %s.".formatted(name)));
    }

    private UserAccount carryOut(
            UserAccount change, AuditAction action, @Nullable String detail, Actor by) {
        audit.require(by, action, change.name().value(), detail);
        publisher.publish(change);
        UserAccount first =
                users.await(change, PATIENCE)
                        .orElseThrow(
                                () ->
                                        new DependencyAwayException(
                                                Dependency.KAFKA,
                                                "Kafka took the change, but does not show it yet; look before you repeat it"));
        if (!first.equals(change)) {
            UserAccount newest = users.find(change.name()).orElse(first);
            // compaction keeps the last record of a key: let that be the one that counts
            publisher.publish(newest);
            throw changedMeanwhile(newest);
        }
        return first;
    }

    private static ApiProblemException changedMeanwhile(UserAccount now) {
        return new ApiProblemException(
                ProblemType.CHANGED_MEANWHILE,
                "%s changed %s meanwhile. Look at it, and repeat the change if it is still wanted."
                        .formatted(now.changedBy(), now.name()));
    }
}
