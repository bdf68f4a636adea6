package io.tributary.benchmarks.reads;

import io.tributary.localstack.elasticsearch.ElasticsearchNode;
import io.tributary.localstack.elasticsearch.ElasticsearchNodeOptions;
import io.tributary.localstack.kafka.LocalKafkaBroker;
import io.tributary.localstack.kafka.LocalKafkaBrokerOptions;
import io.tributary.localstack.ports.FreePorts;
import io.tributary.topology.kafka.KafkaTopic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Kafka, Elasticsearch and the dashboard, each in a process of its own, as the local stack runs
 * them; in a new folder below {@code target/reads}. The dashboard's further JVM options, separated
 * by spaces: {@code READS_DASHBOARD_OPTIONS}; another jar of it, to compare: {@code
 * READS_DASHBOARD_JAR}.
 */
final class Stage implements AutoCloseable {

    static final String PASSWORD = "reads-" + Long.toHexString(System.nanoTime());

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String kafkaServers;
    private final Process kafka;
    private final ElasticsearchNode elasticsearch;
    private final Process dashboard;
    private final URI address;

    Stage() throws IOException, InterruptedException {
        Path folder =
                Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "reads").toAbsolutePath()),
                        "stage");
        int port = FreePorts.next();
        kafkaServers = "127.0.0.1:" + port;
        kafka =
                LocalKafkaBroker.processBuilder(
                                new LocalKafkaBrokerOptions(
                                        Files.createDirectories(folder.resolve("kafka")),
                                        port,
                                        List.of("-Xmx384m", "-XX:+UseSerialGC")))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("kafka.log").toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::destroy));
        elasticsearch =
                ElasticsearchNode.start(
                        ElasticsearchNodeOptions.in(folder.resolve("elasticsearch")));
        Runtime.getRuntime().addShutdownHook(new Thread(elasticsearch::close));
        createTopics();
        int web = FreePorts.next();
        address = URI.create("http://127.0.0.1:" + web);
        dashboard = startDashboard(folder, web);
        Runtime.getRuntime().addShutdownHook(new Thread(dashboard::destroy));
    }

    String kafka() {
        return kafkaServers;
    }

    URI address() {
        return address;
    }

    long dashboardPid() {
        return dashboard.pid();
    }

    @Override
    public void close() {
        dashboard.destroy();
        elasticsearch.close();
        kafka.destroy();
    }

    private Process startDashboard(Path folder, int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // with the memory that the local stack gives it
        command.addAll(List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC"));
        if (Runtime.version().feature() >= 23) {
            command.add("-XX:TrimNativeHeapInterval=5000");
        }
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        Arrays.stream(
                        Optional.ofNullable(System.getenv("READS_DASHBOARD_OPTIONS"))
                                .orElse("")
                                .split(" "))
                .filter(option -> !option.isEmpty())
                .forEach(command::add);
        command.addAll(List.of("-jar", jar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(
                        Map.of(
                                "SERVER_PORT",
                                Integer.toString(port),
                                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                                kafkaServers,
                                "SPRING_ELASTICSEARCH_URIS",
                                elasticsearch.uri().toString(),
                                "TRIBUTARY_ADMINISTRATOR_PASSWORD",
                                PASSWORD));
        return builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dashboard.log").toFile())
                .start();
    }

    private static Path jar() throws IOException {
        String other = System.getenv("READS_DASHBOARD_JAR");
        if (other != null) {
            return Path.of(other).toAbsolutePath();
        }
        Path target = Path.of("dashboard-service", "target");
        for (Path root : List.of(Path.of(""), Path.of(".."))) {
            Path folder = root.resolve(target).toAbsolutePath().normalize();
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                Optional<Path> jar =
                        files.filter(file -> file.toString().endsWith("-exec.jar")).findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            }
        }
        throw new IOException(
                "no dashboard-service/target/*-exec.jar here; run it as benchmarks/README.md says");
    }

    private void createTopics() throws InterruptedException {
        List<NewTopic> topics =
                Stream.of(KafkaTopic.values())
                        .map(
                                topic ->
                                        new NewTopic(
                                                        topic.topicName(),
                                                        Optional.of(topic.partitions()),
                                                        Optional.empty())
                                                .configs(topic.settings()))
                        .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafkaServers))) {
            admin.createTopics(topics).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("Kafka takes no topics", e);
        }
    }
}
