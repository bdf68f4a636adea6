package io.tributary.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.GatewayApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** The real application in a process of its own, which may be killed. */
final class GatewayProcess implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A start waits for transactions that others left open when they were killed: 60 s each. */
    private static final Duration START = Duration.ofSeconds(150);

    private static final String METRICS_PASSWORD = "for-metrics-in-tests";
    private static final String METRICS =
            "Basic " + HttpHeaders.encodeBasicAuth("metrics", METRICS_PASSWORD, null);

    /** Has the producer of commits end or wait in a transaction, where a test wants it. */
    static final String FAULT_IN_TRANSACTIONS =
            "-Dspring.kafka.producer.properties.interceptor.classes="
                    + TransactionFault.class.getName();

    private final Process process;
    private final Path output;

    private GatewayProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static GatewayProcess start(TestSite site) throws IOException {
        return start(site, Edge.mqttUrl(), Edge.bootstrapServers());
    }

    static GatewayProcess start(TestSite site, String mqttUrl, String bootstrapServers)
            throws IOException {
        return start(
                site, mqttUrl, bootstrapServers, GatewayApplication.class.getName(), List.of());
    }

    /** One that goes on though Kafka knows another journal of it. */
    static GatewayProcess startTakingOver(TestSite site) throws IOException {
        return start(
                site,
                Edge.mqttUrl(),
                Edge.bootstrapServers(),
                GatewayApplication.class.getName(),
                List.of("-Dtributary.gateway.journal.take-over=true"));
    }

    /** One that ends as by {@code kill -9} where something is handed over. */
    static GatewayProcess startFaulty(TestSite site, KillPoint point) throws IOException {
        return start(
                site,
                Edge.mqttUrl(),
                Edge.bootstrapServers(),
                FaultyGateway.class.getName(),
                List.of("-D" + KillPoint.PROPERTY + "=" + point, FAULT_IN_TRANSACTIONS));
    }

    /** One that dies when so many commands are at the point. */
    static GatewayProcess dying(TestSite site, FaultPoint point, int commands) throws IOException {
        return start(
                site,
                Edge.mqttUrl(),
                Edge.bootstrapServers(),
                DyingGateway.class.getName(),
                List.of(
                        "-D" + DyingGateway.POINT + "=" + point,
                        "-D" + DyingGateway.COMMANDS + "=" + commands));
    }

    static GatewayProcess start(
            TestSite site,
            String mqttUrl,
            String bootstrapServers,
            String mainClass,
            List<String> properties)
            throws IOException {
        Path output = Files.createTempFile(site.file().getParent(), "gateway", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(properties);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(mainClass);
        command.addAll(site.arguments(mqttUrl, bootstrapServers));
        command.addAll(
                List.of(
                        "--logging.level.root=warn",
                        "--logging.level.io.tributary=info",
                        "--logging.level.org.springframework.boot.tomcat=info"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TRIBUTARY_MQTT_USERNAME", Edge.USERNAME);
        builder.environment().put("TRIBUTARY_MQTT_PASSWORD", Edge.PASSWORD);
        builder.environment().put("TRIBUTARY_METRICS_PASSWORD", METRICS_PASSWORD);
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new GatewayProcess(process, output);
    }

    /** Waits until batches and commands flow. */
    GatewayProcess awaitUp() {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> {
                            assertThat(process.isAlive()).as(output()).isTrue();
                            assertThat(get("/actuator/health")).contains("backlogBytes");
                            assertThat(get("/actuator/health")).startsWith("{\"components\"");
                            assertThat(get("/actuator/health/gateway")).contains("\"UP\"");
                        });
        return this;
    }

    String get(String path) {
        try {
            Matcher port = PORT.matcher(output());
            if (!port.find()) {
                return "";
            }
            URI uri = URI.create("http://127.0.0.1:" + port.group(1) + path);
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri)
                                    .header("Authorization", METRICS)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The value of a metric. */
    double metric(String name) {
        return get("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As by the operating system: nothing is flushed, nobody is told. */
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

    int awaitExit() {
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
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
