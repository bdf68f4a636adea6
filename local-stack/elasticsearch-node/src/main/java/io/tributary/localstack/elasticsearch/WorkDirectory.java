package io.tributary.localstack.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder a node works in. All but {@code data} is written anew at every start.
 *
 * @param root the folder
 */
record WorkDirectory(Path root) {

    private static final String PACKAGE = WorkDirectory.class.getPackageName();
    static final String NODE_MAIN = PACKAGE + ".node.NodeMain";
    private static final String ROOT_PLUGIN = PACKAGE + ".root.RootPlugin";
    private static final String ROOT_HANDLER = PACKAGE + ".root.RootHandler";

    void prepare(Distribution distribution) throws IOException {
        for (String folder : List.of("data", "logs", "config", "temporary")) {
            Files.createDirectories(root.resolve(folder));
        }
        requireUnused();
        Files.deleteIfExists(portsFile());
        Resources.writeJar(nodeJar(), List.of(NODE_MAIN));
        copyFiles(transportModule(distribution.home()), transportModule(root));
        writeRootPlugin(distribution.version());
        try (InputStream in = Resources.open("log4j2.properties")) {
            Files.copy(
                    in,
                    root.resolve("config/log4j2.properties"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What is written here belongs to a running node if there is one. */
    private void requireUnused() throws IOException {
        try (FileChannel lock =
                        FileChannel.open(
                                root.resolve("data/node.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                @Nullable FileLock free = lock.tryLock()) {
            if (free == null) {
                throw new IllegalStateException(
                        "Another Elasticsearch node runs in " + root + ". Stop it first.");
            }
        }
    }

    Path nodeJar() {
        return root.resolve("node.jar");
    }

    Path temporary() {
        return root.resolve("temporary");
    }

    Path console() {
        return root.resolve("logs/console.log");
    }

    /** Where the node writes the addresses that it listens on, one to a line. */
    Path portsFile() {
        return root.resolve("logs/http.ports");
    }

    private static Path transportModule(Path home) {
        return home.resolve("modules/transport-netty4");
    }

    private void writeRootPlugin(String version) throws IOException {
        Path plugin = root.resolve("modules/rest-root");
        Resources.writeJar(plugin.resolve("rest-root.jar"), List.of(ROOT_PLUGIN, ROOT_HANDLER));
        Files.writeString(
                plugin.resolve("plugin-descriptor.properties"),
                """
                name=rest-root
                description=Answers the root path
                version=%1$s
                elasticsearch.version=%1$s
                java.version=21
                classname=%2$s
                """
                        .formatted(version, ROOT_PLUGIN));
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        deleteFiles(to);
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    /** An earlier version's jars must not stay beside the present ones. */
    private static void deleteFiles(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
