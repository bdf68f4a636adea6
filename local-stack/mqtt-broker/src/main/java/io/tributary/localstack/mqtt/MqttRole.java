package io.tributary.localstack.mqtt;

import java.util.List;

/** What an account may do: publish and subscribe under these topic filters, and nothing else. */
public enum MqttRole {
    /** Hears all devices, hands batches to the gateway. */
    ACQUISITION,
    /** Takes batches, commands devices. */
    GATEWAY,
    /** Measures, reports its state, takes commands. */
    DEVICE,
    /** Hears what the gateway is about to commit. */
    DASHBOARD,
    /** May do everything; for tests. */
    UNRESTRICTED;

    /** Topic filters that this role may publish under, retained or not, at any QoS. */
    public List<String> publishFilters() {
        return switch (this) {
            case ACQUISITION -> List.of("acquired/#");
            case GATEWAY -> List.of("cmnd/#", "preview/#", "backlog/#", "replay/#");
            case DEVICE -> List.of("sense/#", "config/#", "test/#");
            case DASHBOARD -> List.of();
            case UNRESTRICTED -> List.of("#");
        };
    }

    /** Topic filters that this role may subscribe to, or to parts of them, shared or not. */
    public List<String> subscribeFilters() {
        return switch (this) {
            case ACQUISITION -> List.of("sense/#", "config/#", "test/#", "backlog/#", "replay/#");
            case GATEWAY -> List.of("acquired/#");
            case DEVICE -> List.of("cmnd/#", "config/#");
            case DASHBOARD -> List.of("preview/#");
            case UNRESTRICTED -> List.of("#");
        };
    }
}
