package io.tributary.localstack.credentials;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Passwords by name, generated when first asked for and found again ever after. */
public final class PasswordFile {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int PASSWORD_LENGTH = 24;

    private final Path file;
    private final SecureRandom random = new SecureRandom();

    public PasswordFile(Path file) {
        this.file = file;
    }

    /** The passwords of these names; those that are missing are generated and written down. */
    public Map<String, String> loadOrCreate(Collection<String> names) throws IOException {
        Properties known = load();
        if (!known.stringPropertyNames().containsAll(names)) {
            names.forEach(name -> known.putIfAbsent(name, password()));
            save(known);
        }
        return names.stream().collect(Collectors.toUnmodifiableMap(n -> n, known::getProperty));
    }

    private Properties load() throws IOException {
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                known.load(reader);
            }
        }
        return known;
    }

    private void save(Properties known) throws IOException {
        Map<String, String> sorted = new TreeMap<>();
        known.stringPropertyNames().forEach(name -> sorted.put(name, known.getProperty(name)));
        PrivateFiles.write(
                file,
                sorted.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    /** 142 random bits in letters and digits: nothing that a shell or a program would misread. */
    private String password() {
        return random.ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
