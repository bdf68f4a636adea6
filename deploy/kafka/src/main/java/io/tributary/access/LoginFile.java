package io.tributary.access;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file by which a service logs in, named like the setting that it is: a service takes it by
 * {@code spring.config.import=configtree:}.
 */
final class LoginFile {

    private static final String NAME = "spring.kafka.properties.sasl.jaas.config";
    private static final String TEXT =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";";
    private static final Pattern LOGIN =
            Pattern.compile("username=\"([^\"]+)\"\\s+password=\"([^\"\\\\]+)\"\\s*;");
    private static final int SECRET_BITS = 160;

    private final Path file;
    private final String user;

    LoginFile(Path secrets, String user) {
        this.file = secrets.resolve(user).resolve(NAME);
        this.user = user;
    }

    /** Makes it, with a new password, where it is missing. True if it did. */
    boolean createIfMissing() throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, ownerOnly());
        String password = new BigInteger(SECRET_BITS, new SecureRandom()).toString(36);
        Files.writeString(fresh, TEXT.formatted(user, password));
        Files.move(fresh, file);
        return true;
    }

    /** The password that stands in it. */
    String password() throws IOException {
        Matcher found = LOGIN.matcher(Files.readString(file));
        if (!found.find() || !found.group(1).equals(user)) {
            throw new InvalidArgumentException(
                    "%s is to hold: %s".formatted(file, TEXT.formatted(user, "...")));
        }
        return found.group(2);
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private FileAttribute<?>[] ownerOnly() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
