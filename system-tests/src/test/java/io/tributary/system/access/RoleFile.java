package io.tributary.system.access;

import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A role as it is given to Elasticsearch. */
final class RoleFile {

    private final JsonNode role;

    private RoleFile(JsonNode role) {
        this.role = role;
    }

    static RoleFile read(Path file) throws IOException {
        return new RoleFile(JsonCodec.mapper().readTree(Files.readString(file)));
    }

    boolean gives(Privilege needed) {
        String index = needed.index();
        if (index == null) {
            return hasOne(role.path("cluster"), needed);
        }
        for (JsonNode given : role.path("indices")) {
            if (texts(given.path("names")).stream().anyMatch(name -> matches(name, index))
                    && hasOne(given.path("privileges"), needed)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOne(JsonNode privileges, Privilege needed) {
        return texts(privileges).stream().anyMatch(needed.enough()::contains);
    }

    private static boolean matches(String name, String index) {
        return Pattern.matches(Pattern.quote(name).replace("*", "\\E.*\\Q"), index);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
