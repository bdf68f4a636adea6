package io.tributary.localstack.mqtt.hivemq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the commands of Mosquitto's dynamic security plugin that the gateway uses, on the
 * accounts of devices, with the plugin's answers.
 */
final class ControlCommands {

    private static final Logger LOG = LoggerFactory.getLogger(ControlCommands.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Accounts accounts;
    private final DeviceSessions sessions;
    private final ClientCommands clients;
    private final RoleCommands roles;

    ControlCommands(Accounts accounts, DeviceSessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.clients = new ClientCommands(accounts::isService);
        this.roles = new RoleCommands();
    }

    /** Carries out a request, command by command; one that fails keeps no other from its turn. */
    byte[] answer(byte[] request) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode responses = answer.putArray("responses");
        for (JsonNode command : commands(request)) {
            responses.add(answer(command));
        }
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode answer(JsonNode command) {
        String name = command.path("command").asText();
        ObjectNode response = JSON.createObjectNode();
        response.put("command", name);
        try {
            List<String> changed = carryOut(name, command, response);
            sessions.close(changed);
        } catch (CommandException e) {
            response.put("error", e.getMessage());
        } catch (IOException e) {
            LOG.error("an account could not be stored, cause={}", e.toString());
            response.put("error", "Internal error");
        }
        if (command.has("correlationData")) {
            response.set("correlationData", command.get("correlationData"));
        }
        return response;
    }

    /** Returns the accounts whose sessions end by it. */
    private List<String> carryOut(String name, JsonNode command, ObjectNode response)
            throws IOException {
        DeviceAccountFile file = accounts.devices();
        switch (name) {
            case "getClient" -> response.set("data", clients.describe(file.accounts(), command));
            case "getRole" -> response.set("data", roles.describe(file.accounts(), command));
            case "createClient" -> file.change(known -> clients.create(known, command));
            case "modifyClient" -> file.change(known -> clients.modify(known, command));
            case "deleteClient" -> {
                DeviceAccount gone = file.accounts().account(ClientCommands.username(command));
                file.change(known -> clients.delete(known, command));
                sessions.end(gone);
                return List.of();
            }
            case "enableClient" -> file.change(known -> clients.enable(known, command, true));
            case "disableClient" -> file.change(known -> clients.enable(known, command, false));
            case "createRole" -> file.change(known -> roles.create(known, command));
            case "modifyRole" -> {
                file.change(known -> roles.modify(known, command));
                return file.accounts().usersOf(RoleCommands.name(command));
            }
            case "deleteRole" -> {
                List<String> users = file.accounts().usersOf(RoleCommands.name(command));
                file.change(known -> roles.delete(known, command));
                return users;
            }
            default -> throw new CommandException("Unknown command");
        }
        return switch (name) {
            case "modifyClient", "disableClient" -> List.of(ClientCommands.username(command));
            default -> List.of();
        };
    }

    private static JsonNode commands(byte[] request) {
        try {
            // as text: of bytes, Jackson guesses the encoding, and fails otherwise on a wrong guess
            return JSON.readTree(new String(request, StandardCharsets.UTF_8)).path("commands");
        } catch (JsonProcessingException e) {
            return JSON.createArrayNode()
                    .add(JSON.createObjectNode().put("command", "Invalid JSON"));
        }
    }

    /** A command cannot be carried out; the message is the plugin's. */
    static final class CommandException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CommandException(String message) {
            super(message, null, false, false);
        }
    }
}
