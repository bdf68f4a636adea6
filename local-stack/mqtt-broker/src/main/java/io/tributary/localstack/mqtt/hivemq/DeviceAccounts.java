package io.tributary.localstack.mqtt.hivemq;

import io.tributary.localstack.mqtt.MqttDevice;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The accounts and roles of all devices at one time. Immutable.
 *
 * @param accounts by username
 * @param roles by name
 * @param removed usernames that were removed, so that no start brings them back
 */
record DeviceAccounts(
        Map<String, DeviceAccount> accounts, Map<String, DeviceRole> roles, Set<String> removed) {

    static final DeviceAccounts NONE = new DeviceAccounts(Map.of(), Map.of(), Set.of());

    DeviceAccounts {
        accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
        roles = Collections.unmodifiableMap(new TreeMap<>(roles));
        removed = Set.copyOf(removed);
    }

    @Nullable DeviceAccount account(String username) {
        return accounts.get(username);
    }

    /** Whether an account may use a client id: one of its own that is not more of another's. */
    boolean mayUse(DeviceAccount account, String clientId) {
        return account.mayUse(clientId)
                && accounts.values().stream()
                        .noneMatch(other -> other.isNearerTo(clientId, account));
    }

    /** Topic filters that an account is allowed. */
    Stream<String> allowed(DeviceAccount account, String type) {
        return account.roles().stream()
                .map(roles::get)
                .filter(role -> role != null)
                .flatMap(role -> role.allowed(type));
    }

    /** Names of those that have the role. */
    List<String> usersOf(String role) {
        return accounts.values().stream()
                .filter(account -> account.roles().contains(role))
                .map(DeviceAccount::username)
                .toList();
    }

    DeviceAccounts with(DeviceAccount account) {
        Map<String, DeviceAccount> changed = new TreeMap<>(accounts);
        changed.put(account.username(), account);
        Set<String> gone = new HashSet<>(removed);
        gone.remove(account.username());
        return new DeviceAccounts(changed, roles, gone);
    }

    DeviceAccounts without(String username) {
        Map<String, DeviceAccount> changed = new TreeMap<>(accounts);
        changed.remove(username);
        Set<String> gone = new HashSet<>(removed);
        gone.add(username);
        return new DeviceAccounts(changed, roles, gone);
    }

    DeviceAccounts with(DeviceRole role) {
        Map<String, DeviceRole> changed = new TreeMap<>(roles);
        changed.put(role.rolename(), role);
        return new DeviceAccounts(accounts, changed, removed);
    }

    DeviceAccounts withoutRole(String name) {
        Map<String, DeviceRole> changed = new TreeMap<>(roles);
        changed.remove(name);
        Map<String, DeviceAccount> users = new TreeMap<>(accounts);
        users.replaceAll((unused, account) -> account.without(name));
        return new DeviceAccounts(users, changed, removed);
    }

    /**
     * With what is given at a start. An account that was changed or removed while the broker ran
     * stays so; one from an earlier start that is no longer given is gone.
     */
    DeviceAccounts startedWith(List<MqttDevice> devices) {
        Set<String> given = devices.stream().map(MqttDevice::username).collect(Collectors.toSet());
        DeviceAccounts result = this;
        for (DeviceAccount account : accounts.values()) {
            if (account.fromStart() && !given.contains(account.username())) {
                result = result.withoutTrace(account.username());
            }
        }
        for (MqttDevice device : devices) {
            if (!removed.contains(device.username())) {
                result = result.startedWith(device);
            }
        }
        // of the others nobody will ask again
        Set<String> stillGone = new HashSet<>(removed);
        stillGone.retainAll(given);
        return new DeviceAccounts(result.accounts, result.roles, stillGone);
    }

    private DeviceAccounts startedWith(MqttDevice device) {
        String role = "device-" + device.username();
        DeviceAccount known = accounts.get(device.username());
        DeviceAccounts permitted = this;
        if (known == null || known.fromStart()) {
            permitted =
                    with(DeviceRole.of(role, device.publishFilters(), device.subscribeFilters()));
        }
        if (known != null && (!known.fromStart() || hasPassword(known, device))) {
            return permitted;
        }
        return permitted.with(
                new DeviceAccount(
                        device.username(),
                        PasswordHash.of(device.password().toCharArray()),
                        device.username(),
                        null,
                        known != null && known.disabled(),
                        true,
                        Instant.now().getEpochSecond(),
                        List.of(role)));
    }

    private static boolean hasPassword(DeviceAccount known, MqttDevice device) {
        PasswordHash password = known.password();
        return password != null && password.matches(device.password().toCharArray());
    }

    private DeviceAccounts withoutTrace(String username) {
        DeviceAccounts without = without(username).withoutRole("device-" + username);
        return new DeviceAccounts(without.accounts, without.roles, removed);
    }
}
