package io.tributary.benchmarks.throughput;

import io.tributary.benchmarks.rig.Mosquitto;
import io.tributary.benchmarks.rig.Programs;
import java.io.File;
import java.util.List;
import java.util.Map;

/**
 * {@code mosquitto_sub | kcat}: nothing is looked at, and what is between the two is lost when
 * either ends. One record a message.
 */
final class Pipe implements Side {

    private final RecordCount records;
    private final List<Process> processes;

    Pipe(Mosquitto broker, String bootstrapServers, String run, File log) throws Exception {
        records = new RecordCount(bootstrapServers, "pipe");
        processes =
                ProcessBuilder.startPipeline(
                        List.of(
                                new ProcessBuilder(
                                                Programs.find("mosquitto_sub"),
                                                "-h",
                                                broker.address().getHostString(),
                                                "-p",
                                                Integer.toString(broker.address().getPort()),
                                                "-u",
                                                broker.user(),
                                                "-P",
                                                broker.password(),
                                                "-V",
                                                "mqttv5",
                                                "-i",
                                                "pipe-" + run,
                                                "-q",
                                                "1",
                                                "-t",
                                                "sense/#")
                                        .redirectError(log),
                                new ProcessBuilder(
                                                Programs.find("kcat"),
                                                "-P",
                                                "-b",
                                                bootstrapServers,
                                                "-t",
                                                "pipe",
                                                "-X",
                                                "acks=all")
                                        .redirectError(log)
                                        .redirectOutput(log)));
        Thread.sleep(1_000); // until it has subscribed
    }

    @Override
    public long arrived() {
        return records.count();
    }

    @Override
    public Map<String, Long> pids() {
        return Map.of("mosquitto_sub", processes.get(0).pid(), "kcat", processes.get(1).pid());
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(each -> each.onExit().join());
        records.close();
    }
}
