package io.tributary.localstack.launch;

import io.tributary.localstack.credentials.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of a stack: nobody else may read it, and one launcher at a time may use it. */
final class StackDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path root;
    private final FileChannel channel;

    private StackDirectory(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /**
     * Creates the folder if it is missing, and takes it.
     *
     * @throws StackStartException if another launcher has it, or it is not for us to take
     */
    static StackDirectory open(Path root) throws IOException {
        requireOurs(root);
        PrivateFiles.createDirectory(root);
        Files.createDirectories(root.resolve("logs"));
        FileChannel channel =
                FileChannel.open(
                        root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new StackStartException(
                    "A local stack is running in %s already. Stop it first, or choose another folder with TRIBUTARY_STACK_DIRECTORY."
                            .formatted(root));
        }
        return new StackDirectory(root, channel);
    }

    Path root() {
        return root;
    }

    /** Where a process keeps what must be there again after a restart. */
    Path data(String process) throws IOException {
        return Files.createDirectories(root.resolve("data").resolve(process));
    }

    Path log(String process) {
        return root.resolve("logs").resolve(process + ".log");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** We close the folder to everybody else, which must not happen to a home or to /tmp. */
    private static void requireOurs(Path root) throws IOException {
        if (Files.exists(root) && !isEmptyOrOurs(root)) {
            throw new StackStartException(
                    "%s is neither empty nor a local stack's folder. Choose another one with TRIBUTARY_STACK_DIRECTORY."
                            .formatted(root));
        }
    }

    private static boolean isEmptyOrOurs(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.findAny().isEmpty()
                    || Files.exists(root.resolve(LOCK))
                    || Files.exists(root.resolve("secrets.properties"));
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
