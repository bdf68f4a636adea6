package io.tributary.benchmarks.throughput;

import io.tributary.benchmarks.rig.CommittedMessages;
import io.tributary.benchmarks.rig.Mosquitto;
import io.tributary.benchmarks.rig.Programs;
import io.tributary.localstack.ports.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Node-RED with kafkajs: one record a reading, or one a second and device, which is lost when
 * Node-RED ends. Both acknowledge to the broker before Kafka has anything.
 */
final class NodeRed implements Side {

    private static final Path HOME = Path.of("peers/node-red").toAbsolutePath();

    private final Process process;
    private final Runnable closeCounting;
    private final Count count;

    private interface Count {
        long get();
    }

    NodeRed(Mosquitto broker, String bootstrapServers, boolean windows, Path directory)
            throws Exception {
        String topic = windows ? "node-red-windows" : "node-red-records";
        RecordCount.create(Map.of("bootstrap.servers", bootstrapServers), topic);
        if (windows) {
            CommittedMessages messages = new CommittedMessages(bootstrapServers, topic, "messages");
            count = messages::count;
            closeCounting = messages::close;
        } else {
            RecordCount records = new RecordCount(bootstrapServers, topic);
            count = () -> records.count() / 2;
            closeCounting = records::close;
        }
        Path user = Files.createTempDirectory(directory, "node-red-");
        Path flow = user.resolve("flow.json");
        Files.copy(HOME.resolve(windows ? "flow-windows.json" : "flow-records.json"), flow);
        Files.writeString(
                user.resolve("flow_cred.json"),
                "{\"broker\":{\"user\":\"%s\",\"password\":\"%s\"}}"
                        .formatted(broker.user(), broker.password()));
        ProcessBuilder builder =
                new ProcessBuilder(
                                Programs.find("node"),
                                HOME.resolve("node_modules/node-red/red.js").toString(),
                                "--settings",
                                HOME.resolve("settings.js").toAbsolutePath().toString(),
                                "--userDir",
                                user.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(user.resolve("node-red.log").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "BENCH_KAFKA", bootstrapServers,
                                "BENCH_TOPIC", topic,
                                "BENCH_FLOW", flow.toAbsolutePath().toString(),
                                "BENCH_PORT", Integer.toString(FreePorts.next()),
                                "BENCH_MQTT_HOST", broker.address().getHostString(),
                                "BENCH_MQTT_PORT", Integer.toString(broker.address().getPort())));
        process = builder.start();
        Thread.sleep(8_000); // until its flow runs
    }

    @Override
    public long arrived() {
        return count.get();
    }

    @Override
    public Map<String, Long> pids() {
        return Map.of("node-red", process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        closeCounting.run();
    }
}
