package io.tributary.localstack.ports;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that have to be told theirs before they start.
 *
 * <p>A port that the operating system chooses is taken from the range of outgoing connections, and
 * any connection may take it before the server is up. These are from below that range (Linux: from
 * 32768; RFC 6335, section 6: from 49152), where only who asks for a port by its number gets it.
 */
public final class FreePorts {

    private static final int FIRST = 15_000;
    private static final int LIMIT = 32_768;
    private static final int ATTEMPTS = 1_000;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /**
     * A port on which nobody listens on 127.0.0.1 now. This process is given each once.
     *
     * @throws IllegalStateException if none was found
     */
    public static int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LIMIT);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "No free port found between %d and %d.".formatted(FIRST, LIMIT - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
