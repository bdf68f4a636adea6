package io.tributary.streaming.indexing.kafka;

import java.time.Duration;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.springframework.kafka.listener.MessageListenerContainer;

/** How long Kafka has not answered a consumer's sign of life. */
final class GroupHeartbeat {

    /** Kafka takes a consumer for dead, and gives its partitions to others, after 45 s. */
    static final Duration TOLERATED_SILENCE = Duration.ofSeconds(30);

    private static final String METRIC = "last-heartbeat-seconds-ago";

    private GroupHeartbeat() {}

    /** The longest silence of the container's consumers; zero before the first heartbeat. */
    static Duration silence(MessageListenerContainer container) {
        double longest =
                container.metrics().values().stream()
                        .flatMap(metrics -> metrics.entrySet().stream())
                        .filter(entry -> isHeartbeat(entry.getKey()))
                        .mapToDouble(entry -> seconds(entry.getValue()))
                        .max()
                        .orElse(0);
        return Duration.ofSeconds((long) longest);
    }

    private static boolean isHeartbeat(MetricName name) {
        return name.name().equals(METRIC);
    }

    private static double seconds(Metric metric) {
        return metric.metricValue() instanceof Number seconds
                ? Math.max(0, seconds.doubleValue())
                : 0;
    }
}
