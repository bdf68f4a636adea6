package io.tributary.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;

/** A server in a process of its own, which may go away and come back on the same port. */
final class ServerProcess implements AutoCloseable {

    private final ProcessBuilder builder;
    private final int port;
    private Process process;

    ServerProcess(ProcessBuilder builder, int port, Path output) throws IOException {
        this.builder =
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        this.port = port;
        this.process = launch();
    }

    private Process launch() throws IOException {
        Process launched = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(launched::destroyForcibly));
        return launched;
    }

    ServerProcess awaitUp() {
        await().atMost(Duration.ofSeconds(60)).until(this::accepts);
        return this;
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void restart() throws IOException {
        process = launch();
        awaitUp();
    }

    /** Goes on existing, but does nothing: connections stay and nobody answers. */
    void freeze() throws Exception {
        signal("-STOP");
    }

    void thaw() throws Exception {
        signal("-CONT");
    }

    private void signal(String signal) throws Exception {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
