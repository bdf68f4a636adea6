package io.tributary.localstack.credentials;

/**
 * The generated passwords of a stack. None is in {@link #toString()}.
 *
 * @param acquisition MQTT password of the acquisition service
 * @param gateway MQTT password of the gateway service
 * @param bridge MQTT password of what speaks for many devices
 * @param dashboard MQTT password of the dashboard
 * @param administrator password of the dashboard's administrator
 * @param metrics password by which the services' metrics are read
 */
public record StackSecrets(
        String acquisition,
        String gateway,
        String bridge,
        String dashboard,
        String administrator,
        String metrics) {

    @Override
    public String toString() {
        return "StackSecrets[]";
    }
}
