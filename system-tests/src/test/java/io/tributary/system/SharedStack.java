package io.tributary.system;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.LocalStackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One local stack for all tests of this JVM, on free ports, in a folder of its own. */
final class SharedStack {

    private static @Nullable LocalStack stack;

    private SharedStack() {}

    static synchronized LocalStack get() {
        if (stack == null) {
            stack = start();
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-close"));
        }
        return stack;
    }

    private static LocalStack start() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "stack-");
            return LocalStack.start(
                    LocalStackOptions.in(directory)
                            .withFreePorts()
                            .withSiteFile(Path.of("src/test/resources/site.yaml"))
                            .withEnvironment(
                                    "device-simulator",
                                    "TRIBUTARY_SITE_FILE",
                                    Path.of("src/test/resources/simulated-site.yaml")
                                            .toAbsolutePath()
                                            .toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
