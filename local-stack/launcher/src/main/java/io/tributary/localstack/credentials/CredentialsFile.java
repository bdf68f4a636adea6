package io.tributary.localstack.credentials;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code credentials.env}: what a person or a script needs to talk to the stack, for {@code sh}.
 */
public final class CredentialsFile {

    private static final String FILE = "credentials.env";

    private CredentialsFile() {}

    /** Its place in the stack's folder. */
    public static Path in(Path directory) {
        return directory.resolve(FILE);
    }

    /** Writes it, in the order of the map. */
    public static void write(Path directory, Map<String, String> variables) throws IOException {
        PrivateFiles.write(
                in(directory),
                variables.entrySet().stream()
                        .map(
                                variable ->
                                        variable.getKey() + "=" + quote(variable.getValue()) + "\n")
                        .collect(Collectors.joining()));
    }

    /** Plain where the shell reads it as it stands, so that other tools can read the file too. */
    private static String quote(String value) {
        return value.matches("[A-Za-z0-9_./:@%+,=-]*")
                ? value
                : "'" + value.replace("'", "'\\''") + "'";
    }
}
