package io.tributary.localstack.elasticsearch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the forked JVM. */
final class NodeCommand {

    private static final String SERVER = "org.elasticsearch.server";

    private NodeCommand() {}

    static List<String> of(
            Distribution distribution, WorkDirectory work, ElasticsearchNodeOptions options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(virtualMachine(options.heap()));
        command.addAll(properties(distribution, work));
        command.addAll(modules(distribution.home().resolve("lib")));
        command.addAll(List.of("-cp", work.nodeJar().toString()));
        command.add(WorkDirectory.NODE_MAIN);
        command.add(work.root().toString());
        command.add(Integer.toString(options.port()));
        return List.copyOf(command);
    }

    private static List<String> virtualMachine(String heap) {
        return List.of(
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto");
    }

    private static List<String> properties(Distribution distribution, WorkDirectory work) {
        return List.of(
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + work.temporary(),
                "-Dio.netty.noUnsafe=true",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dlog4j2.disable.jmx=true",
                "-Des.path.home=" + distribution.home(),
                "-Des.distribution.type=zip");
    }

    /** Elasticsearch finds its own services on the module path only. */
    private static List<String> modules(Path lib) {
        return List.of(
                "--module-path",
                lib.toString(),
                "--add-modules=ALL-MODULE-PATH",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=org.elasticsearch.nativeaccess,org.elasticsearch.foreign",
                "--enable-native-access=org.apache.lucene.core,ALL-UNNAMED",
                open("codecs.lucene99"),
                open("codecs.hnsw"),
                open("internal.vectorization"));
    }

    private static String open(String lucenePackage) {
        return "--add-opens=org.apache.lucene.core/org.apache.lucene."
                + lucenePackage
                + "="
                + SERVER;
    }
}
