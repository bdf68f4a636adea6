package io.tributary.localstack.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/**
 * The checkout that this module was built in, and what its build has made.
 *
 * @param repository root of the checkout
 * @param version version of the modules
 */
record Installation(Path repository, String version) {

    static Installation locate() {
        try (InputStream in =
                Objects.requireNonNull(
                        Installation.class.getResourceAsStream("installation.properties"))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In UTF-8, as the build writes it: the checkout may stand in a folder of any name. */
    static Installation read(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        return new Installation(
                Path.of(properties.getProperty("repository")).normalize(),
                properties.getProperty("version"));
    }

    /** The jar of a service that would be deployed. */
    Path serviceJar(String service) {
        return repository
                .resolve(service)
                .resolve("target/%s-%s-exec.jar".formatted(service, version));
    }

    /** Where services are kept whose jars were taken apart. */
    Path unpackedServices() {
        return repository.resolve("local-stack/launcher/target/unpacked");
    }

    /** What watches, in every process, whether its launcher is there. */
    Path agentJar() {
        return repository.resolve(
                "local-stack/launcher/target/local-stack-launcher-%s-agent.jar".formatted(version));
    }
}
