package io.tributary.containers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code docker-compose.yml} says of its services, with the variables filled in. */
final class ComposeFile {

    private static final Path NAME = Path.of("docker-compose.yml");

    private final Path file;
    private final Variables variables;

    ComposeFile(Path file, Map<String, String> environment) {
        this.file = file;
        this.variables = new Variables(environment);
    }

    /** The one of this folder or of the nearest above it. */
    static ComposeFile nearest() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.<Path>iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(NAME))
                .filter(Files::exists)
                .findFirst()
                .map(found -> new ComposeFile(found, System.getenv()))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "there is no %s in %s or above".formatted(NAME, here)));
    }

    /**
     * The image of a service.
     *
     * @throws IllegalStateException if the file names none
     */
    String image(String service) {
        if (child(child(services(), service), "image") instanceof String image) {
            return variables.filledIn(image);
        }
        throw new IllegalStateException(
                "%s has no services.%s.image; who takes that away or renames it changes the container tests, too"
                        .formatted(file, service));
    }

    private @Nullable Object services() {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return child(root, "services");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object child(@Nullable Object parent, String name) {
        return parent instanceof Map<?, ?> map ? map.get(name) : null;
    }
}
