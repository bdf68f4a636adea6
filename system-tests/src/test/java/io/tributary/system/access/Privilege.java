package io.tributary.system.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request needs, by the names of Elasticsearch's documentation.
 *
 * @param name the least privilege that is enough
 * @param index what for; null: the cluster
 */
record Privilege(String name, @Nullable String index) {

    static Privilege cluster(String name) {
        return new Privilege(name, null);
    }

    /** The same, and those that have it in them. */
    Set<String> enough() {
        return switch (name) {
            case "create_doc" -> Set.of("create_doc", "create", "index", "write", "all");
            case "index" -> Set.of("index", "write", "all");
            default -> Set.of(name, "all");
        };
    }

    @Override
    public String toString() {
        return index == null ? name : name + " on " + index;
    }
}
