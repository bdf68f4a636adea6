package io.tributary.localstack.mqtt.hivemq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.localstack.mqtt.hivemq.ControlCommands.CommandException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The commands that concern accounts, with the messages of the plugin. */
final class ClientCommands {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Predicate<String> isService;

    /**
     * @param isService whose accounts are not for anyone to change
     */
    ClientCommands(Predicate<String> isService) {
        this.isService = isService;
    }

    static String username(JsonNode command) {
        return command.path("username").asText();
    }

    DeviceAccounts create(DeviceAccounts known, JsonNode command) {
        String username = username(command);
        if (!username.matches("[!-~]{1,256}")) {
            throw new CommandException("Invalid/missing username");
        }
        if (isService.test(username) || known.account(username) != null) {
            throw new CommandException("Client already exists");
        }
        DeviceAccount blank =
                new DeviceAccount(username, null, null, null, false, false, now(), List.of());
        return known.with(changed(known, blank, command));
    }

    DeviceAccounts modify(DeviceAccounts known, JsonNode command) {
        return known.with(changed(known, required(known, command), command));
    }

    DeviceAccounts delete(DeviceAccounts known, JsonNode command) {
        return known.without(required(known, command).username());
    }

    DeviceAccounts enable(DeviceAccounts known, JsonNode command, boolean enabled) {
        return known.with(required(known, command).enabled(enabled));
    }

    ObjectNode describe(DeviceAccounts known, JsonNode command) {
        DeviceAccount account = required(known, command);
        ObjectNode client = JSON.createObjectNode();
        client.put("username", account.username());
        putIfPresent(client, "clientid", account.clientId());
        putIfPresent(client, "textdescription", account.text());
        if (account.disabled()) {
            client.put("disabled", true);
        }
        ArrayNode roles = client.putArray("roles");
        account.roles().forEach(role -> roles.addObject().put("rolename", role));
        ObjectNode data = JSON.createObjectNode();
        data.set("client", client);
        return data;
    }

    private static DeviceAccount changed(
            DeviceAccounts known, DeviceAccount account, JsonNode command) {
        boolean hasPassword = command.hasNonNull("password");
        return new DeviceAccount(
                account.username(),
                hasPassword
                        ? PasswordHash.of(command.get("password").asText().toCharArray())
                        : account.password(),
                text(command, "clientid", account.clientId()),
                text(command, "textdescription", account.text()),
                account.disabled(),
                account.fromStart() && !hasPassword,
                hasPassword ? now() : account.sinceSecond(),
                command.has("roles") ? roles(known, command) : account.roles());
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static List<String> roles(DeviceAccounts known, JsonNode command) {
        List<String> names = new ArrayList<>();
        for (JsonNode role : command.path("roles")) {
            String name = RoleCommands.name(role);
            if (!known.roles().containsKey(name)) {
                throw new CommandException("Role not found");
            }
            names.add(name);
        }
        return names;
    }

    private static @Nullable String text(
            JsonNode command, String field, @Nullable String otherwise) {
        return command.hasNonNull(field) ? command.get(field).asText() : otherwise;
    }

    private DeviceAccount required(DeviceAccounts known, JsonNode command) {
        DeviceAccount account = known.account(username(command));
        if (account == null) {
            throw new CommandException("Client not found");
        }
        return account;
    }

    private static void putIfPresent(ObjectNode node, String field, @Nullable String text) {
        if (text != null) {
            node.put(field, text);
        }
    }
}
