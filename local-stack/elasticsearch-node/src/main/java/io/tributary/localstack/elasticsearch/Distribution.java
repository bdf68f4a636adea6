package io.tributary.localstack.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The unpacked Elasticsearch distribution. The build of this module unpacks it and writes the place
 * into the module's resources, so that every caller finds it on whichever class path it stands.
 *
 * @param home the folder with {@code lib} and {@code modules}
 * @param version the version of the server
 */
record Distribution(Path home, String version) {

    static Distribution locate() {
        try (InputStream in = Resources.open("distribution.properties")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In UTF-8, as the build writes it: the checkout may stand in a folder of any name. */
    static Distribution read(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        return in(Path.of(properties.getProperty("home")), properties.getProperty("version"));
    }

    static Distribution in(Path home, String version) {
        if (!Files.isDirectory(home.resolve("lib"))) {
            throw new IllegalStateException(
                    "Elasticsearch is not unpacked in "
                            + home
                            + ". Run: mvn -pl local-stack/elasticsearch-node generate-resources");
        }
        return new Distribution(home, version);
    }
}
