package io.tributary.system;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.LocalStackOptions;
import io.tributary.system.access.SecuredServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One local stack for all tests of this JVM, on free ports, in a folder of its own. Its Kafka and
 * Elasticsearch let in only whom a deployed one would let in, so that every test shows that the
 * services need no more.
 */
final class SharedStack {

    private static @Nullable LocalStack stack;
    private static @Nullable SecuredServers servers;

    private SharedStack() {}

    static synchronized LocalStack get() {
        if (stack == null) {
            stack = start();
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-close"));
        }
        return stack;
    }

    /** What the stack's services have to get past. */
    static synchronized SecuredServers servers() {
        get();
        return Objects.requireNonNull(servers);
    }

    private static LocalStack start() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "stack-");
            SecuredServers secured = new SecuredServers(Files.createTempDirectory(Path.of("target"), "security-"));
            servers = secured;
            CompletableFuture<String> access =
                    CompletableFuture.supplyAsync(() -> giveAccess(secured));
            LocalStack started = LocalStack.start(secured.secure(options(directory)));
            access.join();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String giveAccess(SecuredServers secured) {
        try {
            return secured.giveAccess();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static LocalStackOptions options(Path directory) {
        return LocalStackOptions.in(directory)
                .withFreePorts()
                .withSiteFile(Path.of("src/test/resources/site.yaml"))
                .withEnvironment(
                        "device-simulator",
                        "TRIBUTARY_SITE_FILE",
                        Path.of("src/test/resources/simulated-site.yaml")
                                .toAbsolutePath()
                                .toString());
    }
}
