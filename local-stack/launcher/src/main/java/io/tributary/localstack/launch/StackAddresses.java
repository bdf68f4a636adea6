package io.tributary.localstack.launch;

import io.tributary.localstack.options.LocalStackOptions;
import io.tributary.localstack.options.StackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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

    static StackAddresses of(LocalStackOptions options) throws IOException {
        Map<StackPort, Integer> ports = new EnumMap<>(StackPort.class);
        List<ServerSocket> reserved = new ArrayList<>();
        try {
            for (StackPort port : StackPort.values()) {
                ports.put(port, options.port(port) == 0 ? reserve(reserved) : options.port(port));
            }
        } finally {
            for (ServerSocket socket : reserved) {
                socket.close();
            }
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

    static int freePort() throws IOException {
        List<ServerSocket> reserved = new ArrayList<>();
        int port = reserve(reserved);
        reserved.getFirst().close();
        return port;
    }

    /** All are held until all are found, so that none is found twice. */
    private static int reserve(List<ServerSocket> reserved) throws IOException {
        ServerSocket socket =
                new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        reserved.add(socket);
        return socket.getLocalPort();
    }
}
