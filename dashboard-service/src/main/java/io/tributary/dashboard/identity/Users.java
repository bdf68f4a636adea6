package io.tributary.dashboard.identity;

import io.tributary.topology.identity.UserAccount;
import io.tributary.topology.identity.UserName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The users as they stand in Kafka; not the administrator of the configuration. Thread-safe. */
@Component
public class Users {

    private final Revisions<UserName, UserAccount> users = new Revisions<>(UserAccount::revision);

    /** Takes a record, in the order in which they stand in Kafka. */
    public void accept(UserAccount user) {
        users.accept(user.name(), user);
    }

    /** The user of that name. */
    public Optional<UserAccount> find(UserName name) {
        return users.find(name);
    }

    /** All, by name. */
    public List<UserAccount> all() {
        return users.all();
    }

    int size() {
        return users.size();
    }

    Optional<UserAccount> await(UserAccount change, Duration patience) {
        return users.await(change.name(), change.revision(), patience);
    }
}
