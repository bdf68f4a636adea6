package io.tributary.benchmarks.throughput;

import io.tributary.benchmarks.load.MqttLoad;
import io.tributary.benchmarks.rig.Usage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One measurement of one side: so many messages are published as fast as the broker takes them, and
 * the time runs from the first until the last stands in Kafka.
 *
 * @param messages published
 * @param arrived of them, in Kafka when nothing more came
 * @param publishSeconds until the broker had acknowledged all
 * @param seconds until the last that came stood in Kafka
 * @param cpuSeconds of each process until then
 */
record Turn(
        long messages,
        long arrived,
        double publishSeconds,
        double seconds,
        Map<String, Double> cpuSeconds) {

    private static final long GIVE_UP_NANOS = 30_000_000_000L;
    private static final double NANOS = 1e9;

    static Turn of(Side side, MqttLoad load, Map<String, Long> brokers, long messages)
            throws IOException, InterruptedException {
        Map<String, Long> pids = new LinkedHashMap<>(side.pids());
        pids.putAll(brokers);
        pids.put("generator and counting", ProcessHandle.current().pid());
        long before = side.arrived();
        Usage usage = new Usage(pids);
        load.publish(messages, 0);
        double published = (System.nanoTime() - load.startNanos()) / NANOS;
        long arrived = side.arrived() - before;
        long lastProgress = System.nanoTime();
        Map<String, Double> cpu = usage.cpuSeconds();
        while (arrived < messages && System.nanoTime() - lastProgress < GIVE_UP_NANOS) {
            Thread.sleep(20);
            long now = side.arrived() - before;
            if (now > arrived) {
                lastProgress = System.nanoTime();
                cpu = usage.cpuSeconds();
            }
            arrived = now;
        }
        double seconds = (lastProgress - load.startNanos()) / NANOS;
        return new Turn(messages, arrived, published, seconds, cpu);
    }

    double rate() {
        return arrived / seconds;
    }

    @Override
    public String toString() {
        String cpu =
                cpuSeconds.entrySet().stream()
                        .map(
                                each ->
                                        "%s %.1f"
                                                .formatted(
                                                        each.getKey(),
                                                        each.getValue() * 1e6 / messages))
                        .collect(Collectors.joining(", "));
        return "%,7.0f messages/s (the broker took %,7.0f/s)%s; CPU seconds per million %.1f, processors busy %.2f: %s"
                .formatted(
                        rate(),
                        messages / publishSeconds,
                        arrived == messages
                                ? ""
                                : ", %,d did not come".formatted(messages - arrived),
                        allCpuSeconds() * 1e6 / messages,
                        allCpuSeconds() / seconds,
                        cpu);
    }

    private double allCpuSeconds() {
        return cpuSeconds.values().stream().mapToDouble(each -> each).sum();
    }
}
