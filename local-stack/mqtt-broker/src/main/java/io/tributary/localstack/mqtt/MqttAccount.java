package io.tributary.localstack.mqtt;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who may connect.
 *
 * @param username name given on CONNECT
 * @param password password given on CONNECT; never in {@link #toString()}
 * @param role what the client may do
 */
public record MqttAccount(String username, String password, MqttRole role) {

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

    public MqttAccount {
        if (!PRINTABLE.matcher(username).matches() || !PRINTABLE.matcher(password).matches()) {
            throw new IllegalArgumentException(
                    "username and password of an MQTT account must be printable ASCII without"
                            + " spaces");
        }
    }

    /** Accounts as text for another process or class loader; {@link #parse} reads it. */
    static String format(List<MqttAccount> accounts) {
        return accounts.stream()
                .map(account -> account.role + " " + account.username + " " + account.password)
                .collect(Collectors.joining("\n"));
    }

    /** Reads what {@code format} wrote. */
    public static List<MqttAccount> parse(String text) {
        return text.lines().map(MqttAccount::parseLine).toList();
    }

    private static MqttAccount parseLine(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("an MQTT account is: role username password");
        }
        return new MqttAccount(parts[1], parts[2], MqttRole.valueOf(parts[0]));
    }

    @Override
    public String toString() {
        return "MqttAccount[username=" + username + ", role=" + role + "]";
    }
}
