package io.tributary.system.views;

import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** The files that are mounted into containers. */
final class Deploy {

    private static final Path FOLDER = Path.of("../deploy");

    private Deploy() {}

    static Path file(String path) {
        return FOLDER.resolve(path);
    }

    static JsonNode json(Path file) throws IOException {
        return JsonCodec.mapper().readTree(Files.readAllBytes(file));
    }

    /** As a tree of JSON, so that both are looked at in one way. */
    static JsonNode yaml(String path) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try (InputStream in = Files.newInputStream(file(path))) {
            return JsonCodec.mapper().valueToTree(new Yaml(new SafeConstructor(strict)).load(in));
        }
    }

    /** Of a folder, in the order of their names. */
    static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(file(folder))) {
            return files.filter(each -> each.toString().endsWith(ending)).sorted().toList();
        }
    }

    static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
