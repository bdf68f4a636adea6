package io.tributary.localstack.options;

import java.util.Locale;

/** The ports of a local stack, all on 127.0.0.1. */
public enum StackPort {
    /** Dashboard and REST. */
    DASHBOARD,
    /** The embedded MQTT broker. */
    MQTT,
    /** The embedded MQTT broker with TLS. */
    MQTT_TLS,
    /** The Kafka broker. */
    KAFKA,
    /** The Elasticsearch node. */
    ELASTICSEARCH,
    /** Health and metrics of the acquisition service. */
    ACQUISITION,
    /** Health and metrics of the gateway service. */
    GATEWAY,
    /** Health and metrics of the streaming consumer. */
    STREAMING,
    /** Health and metrics of the device simulator. */
    SIMULATOR;

    /** The port unless another is chosen. */
    public int defaultPort() {
        return switch (this) {
            case DASHBOARD -> 8080;
            case MQTT -> 1883;
            case MQTT_TLS -> 8883;
            case KAFKA -> 9092;
            case ELASTICSEARCH -> 9200;
            case ACQUISITION -> 8081;
            case GATEWAY -> 8082;
            case STREAMING -> 8083;
            case SIMULATOR -> 8084;
        };
    }

    /** The system property that moves it. */
    public String property() {
        return "tributary." + label() + ".port";
    }

    /** The environment variable that moves it. */
    public String variable() {
        return Setting.variable(property());
    }

    /** The name in lower case, with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
