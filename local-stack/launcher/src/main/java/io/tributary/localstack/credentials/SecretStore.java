package io.tributary.localstack.credentials;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Generates the passwords on the first start and finds them again on every later one. */
public final class SecretStore {

    private static final String FILE = "secrets.properties";
    private static final List<String> NAMES =
            List.of("acquisition", "gateway", "bridge", "dashboard", "administrator", "metrics");

    private final PasswordFile file;

    /** A store in the stack's folder. */
    public SecretStore(Path directory) {
        this.file = new PasswordFile(directory.resolve(FILE));
    }

    /** The passwords; those that are missing are generated and written down. */
    public StackSecrets loadOrCreate() throws IOException {
        Map<String, String> secrets = file.loadOrCreate(NAMES);
        return new StackSecrets(
                of(secrets, "acquisition"),
                of(secrets, "gateway"),
                of(secrets, "bridge"),
                of(secrets, "dashboard"),
                of(secrets, "administrator"),
                of(secrets, "metrics"));
    }

    private static String of(Map<String, String> secrets, String name) {
        return Objects.requireNonNull(secrets.get(name));
    }
}
