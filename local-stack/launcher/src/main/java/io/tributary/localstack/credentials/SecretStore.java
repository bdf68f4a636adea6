package io.tributary.localstack.credentials;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** Generates the passwords on the first start and finds them again on every later one. */
public final class SecretStore {

    private static final String FILE = "secrets.properties";
    private static final List<String> NAMES =
            List.of("acquisition", "gateway", "device", "simulator", "dashboard", "administrator");
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int PASSWORD_LENGTH = 24;

    private final Path file;
    private final SecureRandom random = new SecureRandom();

    /** A store in the stack's folder. */
    public SecretStore(Path directory) {
        this.file = directory.resolve(FILE);
    }

    /** The passwords; those that are missing are generated and written down. */
    public StackSecrets loadOrCreate() throws IOException {
        Properties secrets = load();
        if (!secrets.stringPropertyNames().containsAll(NAMES)) {
            NAMES.forEach(name -> secrets.putIfAbsent(name, password()));
            save(secrets);
        }
        return new StackSecrets(
                secrets.getProperty("acquisition"),
                secrets.getProperty("gateway"),
                secrets.getProperty("device"),
                secrets.getProperty("simulator"),
                secrets.getProperty("dashboard"),
                secrets.getProperty("administrator"));
    }

    private Properties load() throws IOException {
        Properties secrets = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                secrets.load(reader);
            }
        }
        return secrets;
    }

    private void save(Properties secrets) throws IOException {
        PrivateFiles.write(
                file,
                NAMES.stream()
                        .map(name -> name + "=" + secrets.getProperty(name) + "\n")
                        .collect(Collectors.joining()));
    }

    /** 142 random bits in letters and digits: nothing that a shell or a program would misread. */
    private String password() {
        return random.ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
