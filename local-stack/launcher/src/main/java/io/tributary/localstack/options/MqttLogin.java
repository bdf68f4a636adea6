package io.tributary.localstack.options;

/**
 * How a client logs in.
 *
 * @param username user name on CONNECT
 * @param password password on CONNECT; never in {@link #toString()}
 */
public record MqttLogin(String username, String password) {

    @Override
    public String toString() {
        return "MqttLogin[username=" + username + "]";
    }
}
