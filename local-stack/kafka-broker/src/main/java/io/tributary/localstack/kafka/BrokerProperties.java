package io.tributary.localstack.kafka;

import java.nio.file.Path;

/** The broker's {@code server.properties}: one node, small, quick to start. */
final class BrokerProperties {

    private BrokerProperties() {}

    static String of(Path data, int port, int controllerPort) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%3$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%2$d
        log.dirs=%1$s
        # Services create the topics of the catalogue; a misspelt one must not come into being.
        auto.create.topics.enable=false
        num.partitions=1
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.num.partitions=3
        offsets.topic.replication.factor=1
        transaction.state.log.num.partitions=3
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        num.network.threads=2
        num.io.threads=4
        background.threads=2
        num.recovery.threads.per.data.dir=2
        # 128 MiB of the heap by default.
        log.cleaner.dedupe.buffer.size=8388608
        """
                .formatted(escaped(data.toString()), port, controllerPort);
    }

    /** Kafka reads its properties as Latin-1. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                escaped.append("\\\\");
            } else if (c < 0x7f) {
                escaped.append(c);
            } else {
                escaped.append("\\u%04x".formatted((int) c));
            }
        }
        return escaped.toString();
    }
}
