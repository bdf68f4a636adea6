package io.tributary.localstack.mqtt.hivemq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.localstack.mqtt.hivemq.ControlCommands.CommandException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that concern roles, with the messages of the plugin. */
final class RoleCommands {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final List<String> TYPES =
            List.of(DeviceRole.PUBLISH, DeviceRole.SUBSCRIBE, DeviceRole.RECEIVE);

    static String name(JsonNode command) {
        return command.path("rolename").asText();
    }

    DeviceAccounts create(DeviceAccounts known, JsonNode command) {
        if (name(command).isEmpty()) {
            throw new CommandException("Invalid/missing rolename");
        }
        if (known.roles().containsKey(name(command))) {
            throw new CommandException("Role already exists");
        }
        return known.with(changed(new DeviceRole(name(command), null, List.of()), command));
    }

    DeviceAccounts modify(DeviceAccounts known, JsonNode command) {
        return known.with(changed(required(known, command), command));
    }

    DeviceAccounts delete(DeviceAccounts known, JsonNode command) {
        return known.withoutRole(required(known, command).rolename());
    }

    ObjectNode describe(DeviceAccounts known, JsonNode command) {
        ObjectNode data = JSON.createObjectNode();
        data.set("role", JSON.valueToTree(required(known, command)));
        return data;
    }

    private static DeviceRole changed(DeviceRole role, JsonNode command) {
        @Nullable String text =
                command.hasNonNull("textdescription")
                        ? command.get("textdescription").asText()
                        : role.text();
        return new DeviceRole(
                role.rolename(), text, command.has("acls") ? acls(command) : role.acls());
    }

    private static List<DeviceRole.Acl> acls(JsonNode command) {
        List<DeviceRole.Acl> acls = new ArrayList<>();
        for (JsonNode acl : command.path("acls")) {
            String type = acl.path("acltype").asText();
            if (!TYPES.contains(type)) {
                throw new CommandException("Unknown ACL type");
            }
            String topic = acl.path("topic").asText();
            if (topic.isEmpty()) {
                throw new CommandException("Invalid/missing topic");
            }
            acls.add(
                    new DeviceRole.Acl(
                            type,
                            topic,
                            acl.path("priority").asInt(),
                            acl.path("allow").asBoolean()));
        }
        return acls;
    }

    private static DeviceRole required(DeviceAccounts known, JsonNode command) {
        DeviceRole role = known.roles().get(name(command));
        if (role == null) {
            throw new CommandException("Role not found");
        }
        return role;
    }
}
