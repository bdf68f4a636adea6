package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.support.Servers;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.localstack.ports.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real application in a process of its own, which may be killed. */
final class DashboardProcess implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final int port;

    private DashboardProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    static DashboardProcess start(Path directory) throws IOException {
        int port = FreePorts.next();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(DashboardApplication.class.getName());
        command.addAll(
                List.of(
                        "--server.port=" + port,
                        "--spring.kafka.bootstrap-servers=" + Servers.kafka(),
                        "--spring.elasticsearch.uris=" + Servers.elasticsearch()));
        Path output = Files.createTempFile(directory, "dashboard", ".log");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TRIBUTARY_ADMINISTRATOR_PASSWORD", WebSlice.PASSWORD);
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new DashboardProcess(process, output, port);
    }

    /** The status of the answer; 0 where there is none. */
    int status(String path) throws InterruptedException {
        try {
            return http.send(request(path).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    /** Asks for the value ON. */
    String post(String path) throws IOException, InterruptedException {
        HttpRequest request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"value\":\"ON\",\"ttl\":\"PT1M\"}"))
                        .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    LiveStream stream(String path) throws IOException, InterruptedException {
        return new LiveStream(http.send(request(path).build(), BodyHandlers.ofInputStream()));
    }

    /** As by the operating system. */
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

    private HttpRequest.Builder request(String path) {
        String login = "admin:" + WebSlice.PASSWORD;
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
}
