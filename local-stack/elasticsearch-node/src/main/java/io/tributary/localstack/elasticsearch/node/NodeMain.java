package io.tributary.localstack.elasticsearch.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * Runs one node over a work directory, without Elasticsearch's own launcher, root check and
 * entitlement agent. Ends on SIGTERM and when standard input is closed, which the system does when
 * the parent dies.
 */
public final class NodeMain {

    private static final String NODE_NAME = "local";
    private static final int CLOSE_SECONDS = 15;

    private NodeMain() {}

    /** Arguments: the work directory, the HTTP port. */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        // Has to come before any other class of Elasticsearch.
        LogConfigurator.configureESLogging();
        Node node = node(work, settings(work, arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close-node"));
        node.start();
        awaitEndOfParent();
        System.exit(0);
    }

    private static Settings settings(Path work, String port) {
        return Settings.builder()
                .put("path.home", System.getProperty("es.path.home"))
                .put("path.data", work.resolve("data").toString())
                .put("path.logs", work.resolve("logs").toString())
                .put("cluster.name", "tributary-local")
                .put("node.name", NODE_NAME)
                .put("node.portsfile", true)
                .put("discovery.type", "single-node")
                // this collector waits until the heap is full: what it has yet to collect
                // would count as taken, and everything be refused
                .put("indices.breaker.total.use_real_memory", false)
                .put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", "0")
                // The local stack checks the disk itself; a full disk must not turn indices
                // read-only behind the back of a developer.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }

    private static Node node(Path work, Settings settings) throws Exception {
        Path config = Files.createDirectories(work.resolve("config"));
        Environment environment =
                InternalSettingsPreparer.prepareEnvironment(
                        settings, Map.of(), config, () -> NODE_NAME);
        LogConfigurator.setNodeName(NODE_NAME);
        LogConfigurator.configure(environment, true);
        PluginsLoader plugins =
                PluginsLoader.createPluginsLoader(
                        PluginsLoader.loadModulesBundles(work.resolve("modules"), false),
                        Set.of(),
                        Map.of());
        return new Node(environment, plugins);
    }

    private static void awaitEndOfParent() throws IOException {
        while (System.in.read() >= 0) {
            // What the parent writes has no meaning here.
        }
    }

    private static void close(Node node) {
        try {
            node.prepareForClose();
            node.close();
            node.awaitClose(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
