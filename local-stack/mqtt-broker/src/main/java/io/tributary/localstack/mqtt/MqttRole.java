package io.tributary.localstack.mqtt;

import java.util.List;

/** What an account may do: publish and subscribe under these topic filters, and nothing else. */
public enum MqttRole {
    /** Hears all devices, hands batches to the gateway. */
    ACQUISITION,
    /** Takes batches, commands devices, and administers the accounts of devices. */
    GATEWAY,
    /** Speaks for many devices, as a gateway to another network does, or a run of load. */
    BRIDGE,
    /** Hears what the gateway is about to commit. */
    DASHBOARD,
    /** May do everything; for tests. */
    UNRESTRICTED;

    /** Where accounts of devices are changed, as with Mosquitto's dynamic security plugin. */
    public static final String CONTROL = "$CONTROL/dynamic-security/v1";

    private static final String CONTROL_ANSWERS = CONTROL + "/response";

    /** Whether its accounts may change the accounts of devices while the broker runs. */
    public boolean administersDevices() {
        return this == GATEWAY || this == UNRESTRICTED;
    }

    /**
     * Whether its accounts may use a client id. Who takes the id of a service takes the messages
     * that wait for it, so that what is no service of ours keeps away from theirs.
     */
    public boolean mayUse(String clientId) {
        return this != BRIDGE || !clientId.startsWith("tributary-");
    }

    /** Topic filters that this role may publish under, retained or not, at any QoS. */
    public List<String> publishFilters() {
        return switch (this) {
            case ACQUISITION -> List.of("acquired/#");
            case GATEWAY -> List.of("cmnd/#", "preview/#", "backlog/#", "replay/#");
            case BRIDGE -> List.of("sense/#", "config/#", "test/#");
            case DASHBOARD -> List.of();
            case UNRESTRICTED -> List.of("#");
        };
    }

    /** Topic filters that this role may subscribe to, or to parts of them, shared or not. */
    public List<String> subscribeFilters() {
        return switch (this) {
            case ACQUISITION -> List.of("sense/#", "config/#", "test/#", "backlog/#", "replay/#");
            case GATEWAY -> List.of("acquired/#", CONTROL_ANSWERS);
            case BRIDGE -> List.of("cmnd/#");
            case DASHBOARD -> List.of("preview/#");
            case UNRESTRICTED -> List.of("#", CONTROL_ANSWERS);
        };
    }
}
