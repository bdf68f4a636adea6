package io.tributary.gateway.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Another process that uses a journal until its standard input ends. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        JournalDirectory directory =
                new JournalDirectory(
                        new JournalProperties(
                                Path.of(arguments[0]),
                                DataSize.ofMegabytes(1),
                                DataSize.ofMegabytes(1),
                                Duration.ofMinutes(1),
                                false),
                        FileOpener.DISK);
        directory.lock(JournalDirectoryTests.OWNER);
        System.out.println("locked");
        System.in.read();
        directory.close();
    }
}
