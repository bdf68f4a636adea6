package io.tributary.streaming.indexing.kafka;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.springframework.kafka.listener.MessageListenerContainer;

/** How many connections to Kafka a container's consumers have; a live one always has some. */
final class KafkaConnections {

    private static final String GROUP = "consumer-metrics";
    private static final String NAME = "connection-count";

    private KafkaConnections() {}

    static int of(MessageListenerContainer container) {
        return container.metrics().values().stream()
                .flatMap(metrics -> metrics.entrySet().stream())
                .filter(entry -> isConnectionCount(entry.getKey()))
                .mapToInt(entry -> count(entry.getValue()))
                .sum();
    }

    private static boolean isConnectionCount(MetricName name) {
        return name.group().equals(GROUP) && name.name().equals(NAME);
    }

    private static int count(Metric metric) {
        return metric.metricValue() instanceof Number count ? count.intValue() : 0;
    }
}
