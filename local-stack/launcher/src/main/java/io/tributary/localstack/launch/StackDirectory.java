package io.tributary.localstack.launch;

import io.tributary.localstack.credentials.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder of a stack: nobody else may read it, and one launcher at a time may use it. */
final class StackDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel channel;

    private StackDirectory(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /**
     * Creates the folder if it is missing, and takes it.
     *
     * @throws StackStartException if another launcher has it
     */
    static StackDirectory open(Path root) throws IOException {
        PrivateFiles.createDirectory(root);
        Files.createDirectories(root.resolve("logs"));
        FileChannel channel =
                FileChannel.open(
                        root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
