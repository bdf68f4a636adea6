package io.tributary.gateway.running;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between the gateway and a server. While it hangs, connections stay, new ones are accepted,
 * and nothing goes through; what was connected then stays dead for ever, as behind a router that
 * forgot it.
 */
final class HangingProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private volatile boolean hanging;

    HangingProxy(int target) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        start("accept", this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void hang() {
        hanging = true;
        links.forEach(link -> link.dead = true);
    }

    void heal() {
        hanging = false;
    }

    /** Connections that were accepted while it hung. */
    long unanswered() {
        return links.stream().filter(link -> link.neverAnswered).count();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(client, server));
                Link link = new Link();
                link.dead = hanging;
                link.neverAnswered = hanging;
                links.add(link);
                start("to-server", () -> pump(link, client, server));
                start("to-client", () -> pump(link, server, client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private static void pump(Link link, Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!link.dead) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // one side has gone, the other follows
        }
    }

    private static void start(String name, Runnable task) {
        Thread.ofPlatform().name(name).daemon().start(task);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static final class Link {
        private volatile boolean dead;
        private volatile boolean neverAnswered;
    }
}
