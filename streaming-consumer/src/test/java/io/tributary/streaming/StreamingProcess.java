package io.tributary.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real application in a process of its own, which may be killed. */
final class StreamingProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    private StreamingProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static StreamingProcess start(Path directory, String... settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(StreamingConsumerApplication.class.getName());
        command.addAll(List.of(settings));
        command.addAll(
                List.of(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + Servers.kafka(),
                        "--spring.elasticsearch.uris=" + Servers.elasticsearch(),
                        "--tributary.elasticsearch.replicas=0"));
        Path output = Files.createTempFile(directory, "streaming", ".log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new StreamingProcess(process, output);
    }

    /** As by the operating system: nothing is committed, nobody is told. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. Returns how long it took to end. */
    Duration terminate() throws InterruptedException {
        long started = System.nanoTime();
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(output()).isTrue();
        return Duration.ofNanos(System.nanoTime() - started);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
