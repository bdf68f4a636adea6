package io.tributary.gateway.credential;

import io.tributary.gateway.journal.JournalDirectory;
import io.tributary.topology.credential.SecretSealing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key pair for which secrets of this site are sealed. It stands beside the journal, for its
 * owner alone, and is made where there is none. Where it is lost, what was sealed for it cannot be
 * read any more: the broker keeps its accounts, and new passwords are sealed for the new key.
 */
@Component
public class GatewayKey {

    private static final String FILE = "credentials.key";

    private final JournalDirectory directory;
    private @Nullable KeyPair keys;

    GatewayKey(JournalDirectory directory) {
        this.directory = directory;
    }

    /**
     * The key pair. To be asked once the journal's directory is locked.
     *
     * @throws UncheckedIOException when it can be neither read nor written
     */
    public synchronized KeyPair keys() {
        KeyPair known = keys;
        if (known == null) {
            known = readOrMake(directory.path().resolve(FILE));
            keys = known;
        }
        return known;
    }

    static KeyPair readOrMake(Path file) {
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            KeyPair made = SecretSealing.newKeyPair();
            write(file, made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair read(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            Base64.Decoder base64 = Base64.getDecoder();
            KeyFactory factory = KeyFactory.getInstance("X25519");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(0)))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(1)))));
        } catch (GeneralSecurityException | RuntimeException e) {
            // without the cause, which may tell of the key
            throw new IOException(
                    "%s is damaged: restore it from a backup, or remove it and give the devices of this site new passwords"
                            .formatted(file.toAbsolutePath()));
        }
    }

    /** Whole or not at all. */
    private static void write(Path file, KeyPair keys) throws IOException {
        Base64.Encoder base64 = Base64.getEncoder();
        Path partial = file.resolveSibling(FILE + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, ownerOnly(partial));
        Files.writeString(
                partial,
                base64.encodeToString(keys.getPublic().getEncoded())
                        + "\n"
                        + base64.encodeToString(keys.getPrivate().getEncoded())
                        + "\n",
                StandardCharsets.US_ASCII);
        sync(partial, StandardOpenOption.WRITE);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file.resolveSibling(""), StandardOpenOption.READ);
    }

    /** So that a power cut leaves the key or nothing. */
    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
