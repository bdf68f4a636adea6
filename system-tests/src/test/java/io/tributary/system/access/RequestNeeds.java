package io.tributary.system.access;

import io.tributary.topology.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells what a request to Elasticsearch needs; what is not known here needs everything. */
final class RequestNeeds {

    private RequestNeeds() {}

    static Set<Privilege> of(String method, String path, byte[] body) {
        String[] parts = path.substring(1).split("/", -1);
        return switch (parts[0]) {
            case "", "_cluster" ->
                    method.equals("GET") || method.equals("HEAD")
                            ? Set.of(Privilege.cluster("monitor"))
                            : Set.of(Privilege.cluster("manage"));
            case "_index_template" -> Set.of(Privilege.cluster("manage_index_templates"));
            case "_bulk" -> bulk(body);
            case "_msearch" -> searches("*", body);
            default ->
                    parts[0].startsWith("_")
                            ? Set.of(Privilege.cluster("all"))
                            : index(method, parts, body);
        };
    }

    private static Set<Privilege> index(String method, String[] parts, byte[] body) {
        if (parts.length > 1 && parts[1].equals("_msearch")) {
            return searches(parts[0], body);
        }
        String needed =
                switch (method + " " + (parts.length > 1 ? parts[1] : "")) {
                    case "HEAD " -> "view_index_metadata";
                    case "PUT " -> "create_index";
                    case "PUT _mapping", "POST _mapping" -> "indices:admin/mapping/put";
                    case "POST _refresh" -> "indices:admin/refresh";
                    case "POST _search", "GET _doc", "HEAD _doc" -> "read";
                    default -> "all";
                };
        Set<Privilege> needs = new HashSet<>();
        for (String one : parts[0].split(",", -1)) {
            needs.add(new Privilege(needed, one));
        }
        return needs;
    }

    private static Set<Privilege> bulk(byte[] body) {
        Set<Privilege> needs = new HashSet<>();
        List<String> lines = lines(body);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = JsonCodec.mapper().readTree(lines.get(i));
            String action = line.propertyNames().iterator().next();
            String index = line.path(action).path("_index").asString();
            needs.add(
                    switch (action) {
                        case "create" -> new Privilege("create_doc", index);
                        case "index", "update" -> new Privilege("index", index);
                        default -> new Privilege("delete", index);
                    });
            if (!action.equals("delete")) {
                i++;
            }
        }
        return needs;
    }

    private static Set<Privilege> searches(String unlessNamed, byte[] body) {
        Set<Privilege> needs = new HashSet<>();
        List<String> lines = lines(body);
        for (int i = 0; i < lines.size(); i += 2) {
            JsonNode index = JsonCodec.mapper().readTree(lines.get(i)).path("index");
            if (index.isArray()) {
                index.forEach(one -> needs.add(new Privilege("read", one.asString())));
            } else {
                needs.add(new Privilege("read", index.asString(unlessNamed)));
            }
        }
        return needs;
    }

    private static List<String> lines(byte[] body) {
        return new ArrayList<>(
                new String(body, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList());
    }
}
