package io.tributary.localstack.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTests {

    @Test
    void eachIsGivenOnceAndBelowThoseOfOutgoingConnections() {
        List<Integer> ports = IntStream.range(0, 500).mapToObj(i -> FreePorts.next()).toList();
        assertThat(ports)
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(port).isBetween(1024, 32_767));
    }

    @Test
    void aServerCanListenOnIt() throws IOException {
        int port = FreePorts.next();
        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.getLocalPort()).isEqualTo(port);
        }
    }
}
