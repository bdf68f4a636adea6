package io.tributary.localstack.mqtt;

import java.util.List;
import java.util.Locale;

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
    /** May connect, and nothing else; for tests. */
    NOTHING,
    /** May do everything; for tests. */
    UNRESTRICTED;

    /** Where accounts of devices are changed, as with Mosquitto's dynamic security plugin. */
    public static final String CONTROL = "$CONTROL/dynamic-security/v1";

    private static final String CONTROL_ANSWERS = CONTROL + "/response";
    private static final String SERVICES = "tributary-";

    /** Whether its accounts may change the accounts of devices while the broker runs. */
    public boolean administersDevices() {
        return this == GATEWAY || this == UNRESTRICTED;
    }

    /**
     * Whether its accounts may use a client id. Who takes the id of another takes the messages that
     * wait for it, so that each service keeps to ids that begin with its own name, {@code
     * tributary-gateway-} for instance, and a bridge away from those of services.
     */
    public boolean mayUse(String clientId) {
        return switch (this) {
            case NOTHING, UNRESTRICTED -> true;
            case BRIDGE -> isOwn(clientId) || !clientId.startsWith(SERVICES);
            case ACQUISITION, GATEWAY, DASHBOARD -> isOwn(clientId);
        };
    }

    private boolean isOwn(String clientId) {
        return clientId.startsWith(SERVICES + name().toLowerCase(Locale.ROOT) + "-");
    }

    /** Topic filters that this role may publish under, retained or not, at any QoS. */
    public List<String> publishFilters() {
        return switch (this) {
            case ACQUISITION -> List.of("acquired/#");
            case GATEWAY -> List.of("cmnd/#", "preview/#", "backlog/#", "replay/#");
            case BRIDGE -> List.of("sense/#", "config/#", "test/#");
            case DASHBOARD, NOTHING -> List.of();
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
            case NOTHING -> List.of();
            case UNRESTRICTED -> List.of("#", CONTROL_ANSWERS);
        };
    }
}
