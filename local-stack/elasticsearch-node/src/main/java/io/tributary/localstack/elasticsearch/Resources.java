package io.tributary.localstack.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Reads what this module carries, from a folder of classes as well as from its jar. */
final class Resources {

    private Resources() {}

    static InputStream open(String name) {
        return Objects.requireNonNull(
                Resources.class.getResourceAsStream(name), () -> "resource missing: " + name);
    }

    /**
     * Writes a jar of the named classes. The forked JVM must see exactly these: one class in two of
     * its jars is refused by Elasticsearch.
     */
    static void writeJar(Path jar, List<String> classes) throws IOException {
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (String name : classes) {
                String entry = name.replace('.', '/') + ".class";
                entries.putNextEntry(new JarEntry(entry));
                try (InputStream in = open("/" + entry)) {
                    in.transferTo(entries);
                }
                entries.closeEntry();
            }
        }
    }
}
