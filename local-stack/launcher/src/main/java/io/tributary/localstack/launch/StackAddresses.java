package io.tributary.localstack.launch;

import io.tributary.localstack.options.LocalStackOptions;
import io.tributary.localstack.options.StackPort;
import io.tributary.localstack.ports.FreePorts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where everything listens.
 *
 * @param ports the ports, none of them 0
 * @param mqttUrl the embedded MQTT broker or the external one
 */
record StackAddresses(Map<StackPort, Integer> ports, String mqttUrl) {

    private static final String LOOPBACK = "127.0.0.1";

    static StackAddresses of(LocalStackOptions options) {
        Map<StackPort, Integer> ports = new EnumMap<>(StackPort.class);
        for (StackPort port : StackPort.values()) {
            ports.put(port, options.port(port) == 0 ? FreePorts.next() : options.port(port));
        }
        return new StackAddresses(
                Map.copyOf(ports),
                options.externalMqttBroker()
                        .map(broker -> broker.url())
                        .orElse("tcp://" + LOOPBACK + ":" + ports.get(StackPort.MQTT)));
    }

    int port(StackPort port) {
        return Objects.requireNonNull(ports.get(port));
    }

    /** By name: certificates are issued for it, too. */
    String mqttTlsUrl() {
        return "ssl://localhost:" + port(StackPort.MQTT_TLS);
    }

    String http(StackPort port) {
        return "http://" + LOOPBACK + ":" + port(port);
    }

    String kafka() {
        return LOOPBACK + ":" + port(StackPort.KAFKA);
    }
}
