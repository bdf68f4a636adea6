package io.tributary.gateway.credential;

import io.tributary.topology.credential.CredentialProblem;
import io.tributary.topology.credential.DeviceCredential;
import io.tributary.topology.credential.SealedSecret;
import io.tributary.topology.credential.SecretContext;
import io.tributary.topology.credential.SecretNotOpenedException;
import io.tributary.topology.credential.SecretSealing;
import io.tributary.topology.mqtt.MqttTopicFilter;
import io.tributary.topology.permission.DevicePermissions;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What has to be done at a broker for an account to be as it is wanted: nothing where it is so
 * already. What ends access comes first, what gives it last, and the description that says how far
 * it is goes with the password, in one command: whatever of it is carried out, comparing anew leads
 * to the rest.
 */
final class AccountChange {

    private final DeviceCredential wanted;
    private final DevicePermissions permissions;
    private final FoundAccount found;
    private final GatewayKey key;
    private final String role;
    private final List<Map<String, Object>> commands = new ArrayList<>();

    private AccountChange(
            DeviceCredential wanted,
            DevicePermissions permissions,
            FoundAccount found,
            GatewayKey key) {
        this.wanted = wanted;
        this.permissions = permissions;
        this.found = found;
        this.key = key;
        this.role = role(wanted.username());
    }

    /** The name of an account's own role. */
    static String role(String username) {
        return "device-" + username;
    }

    /**
     * The commands, in order.
     *
     * @throws NotAppliedException when it cannot be as it is wanted
     */
    static List<Map<String, Object>> of(
            DeviceCredential wanted,
            DevicePermissions permissions,
            FoundAccount found,
            GatewayKey key)
            throws NotAppliedException {
        AccountChange change = new AccountChange(wanted, permissions, found, key);
        change.requireOurs();
        switch (wanted.wanted()) {
            case ACTIVE -> change.activate();
            case DISABLED -> change.disable();
            case REMOVED -> change.remove();
        }
        return change.commands;
    }

    private void requireOurs() throws NotAppliedException {
        boolean someoneElses =
                found.exists() && found.revision() == 0 && !found.roles().contains(role);
        if (someoneElses || !found.roles().stream().allMatch(role::equals)) {
            throw new NotAppliedException(
                    CredentialProblem.REFUSED_BY_BROKER,
                    "the broker has an account of this name that is not a device's; take another");
        }
        if (found.revision() > wanted.revision()) {
            throw new NotAppliedException(
                    CredentialProblem.OUTDATED,
                    "the broker has revision %d of it already; change it again"
                            .formatted(found.revision()));
        }
    }

    private void activate() throws NotAppliedException {
        String text = permissionsText();
        if (!text.equals(found.permissions())) {
            Map<String, Object> command =
                    add(
                            found.permissions() == null ? "createRole" : "modifyRole",
                            "rolename",
                            role);
            command.put("textdescription", text);
            command.put("acls", acls());
        }
        SealedSecret secret = wanted.secret();
        if (!found.exists() && secret == null) {
            throw new NotAppliedException(
                    CredentialProblem.NO_SECRET,
                    "the broker does not know the account, and no password was given with it");
        }
        // a change that did not know of a rotation carries an older one
        SealedSecret given =
                secret != null && found.exists() && found.secretRevision() >= secret.revision()
                        ? null
                        : secret;
        if (given != null || !isAt(revisions()) || !found.roles().contains(role)) {
            Map<String, Object> command = add(found.exists() ? "modifyClient" : "createClient");
            command.put("clientid", wanted.username());
            command.put("textdescription", revisions());
            command.put("roles", List.of(Map.of("rolename", role)));
            if (given != null) {
                command.put("password", opened(given));
            }
        }
        if (found.exists() && found.disabled()) {
            add("enableClient");
        }
    }

    /** Without its role it may do nothing even where a certificate lets it in. */
    private void disable() {
        if (!found.exists()) {
            return;
        }
        if (!found.disabled()) {
            add("disableClient");
        }
        String text = FoundAccount.text(wanted.revision(), found.secretRevision());
        if (!isAt(text) || !found.roles().isEmpty()) {
            Map<String, Object> command = add("modifyClient");
            command.put("textdescription", text);
            command.put("roles", List.of());
        }
    }

    private void remove() {
        if (found.exists()) {
            add("deleteClient");
        }
        if (found.permissions() != null) {
            add("deleteRole", "rolename", role);
        }
    }

    private Map<String, Object> add(String command) {
        return add(command, "username", wanted.username());
    }

    private Map<String, Object> add(String command, String field, String name) {
        Map<String, Object> added = new LinkedHashMap<>();
        added.put("command", command);
        added.put(field, name);
        commands.add(added);
        return added;
    }

    private boolean isAt(String text) {
        return FoundAccount.text(found.revision(), found.secretRevision()).equals(text);
    }

    private String revisions() {
        SealedSecret secret = wanted.secret();
        long wantedSecret = secret == null ? 0 : secret.revision();
        return FoundAccount.text(wanted.revision(), Math.max(found.secretRevision(), wantedSecret));
    }

    private List<Map<String, Object>> acls() {
        List<Map<String, Object>> acls = new ArrayList<>();
        permissions.publish().forEach(filter -> acls.add(acl("publishClientSend", filter)));
        permissions.subscribe().forEach(filter -> acls.add(acl("subscribePattern", filter)));
        // what a session once subscribed to is received for as long as it is permitted
        permissions.subscribe().forEach(filter -> acls.add(acl("publishClientReceive", filter)));
        return acls;
    }

    private static Map<String, Object> acl(String type, MqttTopicFilter filter) {
        return Map.of("acltype", type, "topic", filter.value(), "allow", true);
    }

    /** The same for equal permissions. */
    private String permissionsText() {
        String text = "received, too: " + permissions;
        return "permissions " + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private String opened(SealedSecret secret) throws NotAppliedException {
        try {
            return new String(
                    SecretSealing.open(
                            secret,
                            key.keys(),
                            new SecretContext(
                                    wanted.site(), wanted.username(), secret.revision())));
        } catch (SecretNotOpenedException | UncheckedIOException e) {
            throw new NotAppliedException(
                    CredentialProblem.NOT_OPENED,
                    "the password cannot be read: %s; give a new one".formatted(e.getMessage()));
        }
    }

    /** It cannot be as it is wanted; the message holds no secret. */
    static final class NotAppliedException extends Exception {

        private final CredentialProblem problem;

        NotAppliedException(CredentialProblem problem, String message) {
            super(message);
            this.problem = problem;
        }

        CredentialProblem problem() {
            return problem;
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }
}
