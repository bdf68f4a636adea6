package io.tributary.benchmarks.throughput;

import io.tributary.benchmarks.load.Workload;
import io.tributary.benchmarks.rig.CommittedMessages;
import io.tributary.localstack.launch.LocalStack;
import io.tributary.topology.kafka.KafkaTopic;
import java.util.Map;

/** acquisition-service and gateway-service of a stack that runs: all guarantees on. */
final class Tributary implements Side {

    private final LocalStack stack;
    private final CommittedMessages readings;

    Tributary(LocalStack stack) {
        this.stack = stack;
        this.readings =
                new CommittedMessages(
                        stack.kafkaBootstrapServers(), KafkaTopic.SENSE.topicName(), "readings");
    }

    @Override
    public long arrived() {
        return readings.count() / Workload.READINGS;
    }

    @Override
    public Map<String, Long> pids() {
        return Map.of(
                "acquisition", stack.process("acquisition-service").pid(),
                "gateway", stack.process("gateway-service").pid());
    }

    @Override
    public void close() {
        readings.close();
    }
}
