package io.tributary.localstack.mqtt;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A device that has an account from the start. Who operates the broker may change, disable or
 * remove the account while it runs; that stays so over restarts, whatever is given here.
 *
 * @param username name given on CONNECT, and the client id, which may go on after a hyphen
 * @param password password given on CONNECT; never in {@link #toString()}
 * @param publishFilters topic filters that it may publish under
 * @param subscribeFilters topic filters that it may subscribe to, or to parts of them
 */
public record MqttDevice(
        String username,
        String password,
        List<String> publishFilters,
        List<String> subscribeFilters) {

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");
    private static final Pattern FILTER = Pattern.compile("[!-+\\--~]+");
    private static final String NONE = ",";

    public MqttDevice {
        publishFilters = List.copyOf(publishFilters);
        subscribeFilters = List.copyOf(subscribeFilters);
        if (!PRINTABLE.matcher(username).matches() || !PRINTABLE.matcher(password).matches()) {
            throw new IllegalArgumentException(
                    "username and password of an MQTT device must be printable ASCII without"
                            + " spaces");
        }
        if (!Stream.concat(publishFilters.stream(), subscribeFilters.stream())
                .allMatch(filter -> FILTER.matcher(filter).matches())) {
            throw new IllegalArgumentException(
                    "topic filters of an MQTT device must be printable ASCII without spaces and"
                            + " commas");
        }
    }

    /** The device as a line for another process or class loader. */
    String format() {
        return String.join(
                " ", username, password, format(publishFilters), format(subscribeFilters));
    }

    /** Reads what {@code format} wrote. */
    public static MqttDevice parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException(
                    "an MQTT device is: username password filters filters");
        }
        return new MqttDevice(parts[0], parts[1], filters(parts[2]), filters(parts[3]));
    }

    private static String format(List<String> filters) {
        return filters.isEmpty() ? NONE : String.join(",", filters);
    }

    private static List<String> filters(String text) {
        return text.equals(NONE) ? List.of() : Arrays.asList(text.split(",", -1));
    }

    @Override
    public String toString() {
        return "MqttDevice[username=" + username + "]";
    }
}
