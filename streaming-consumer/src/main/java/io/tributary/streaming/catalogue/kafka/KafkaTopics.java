package io.tributary.streaming.catalogue.kafka;

import io.tributary.streaming.catalogue.Preparation;
import io.tributary.streaming.catalogue.PreparationException;
import io.tributary.topology.access.AccessAdvice;
import io.tributary.topology.access.TopicUse;
import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Creates the topics of the catalogue that are read or written here and are missing, with as many
 * replicas as the broker has for its default; one that may not be seen counts as that. One that
 * exists is left as it is.
 */
@Component
@Order(1)
class KafkaTopics implements Preparation {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaAdmin kafka;

    KafkaTopics(KafkaAdmin kafka) {
        this.kafka = kafka;
    }

    @Override
    public String name() {
        return "Kafka topics";
    }

    @Override
    public void prepare() {
        try (Admin admin = Admin.create(settings())) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing =
                    TopicUse.STREAMING_CONSUMER.topics().stream()
                            .filter(topic -> !present.contains(topic.topicName()))
                            .map(KafkaTopics::asNew)
                            .toList();
            for (KafkaFuture<Void> created : admin.createTopics(missing).values().values()) {
                awaitCreated(created);
            }
        } catch (ExecutionException e) {
            throw refused(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PreparationException("interrupted", e);
        }
    }

    private static PreparationException refused(Throwable cause) {
        return new PreparationException(
                AccessAdvice.of(cause).orElse(String.valueOf(cause.getMessage())), cause);
    }

    private static void awaitCreated(KafkaFuture<Void> created)
            throws ExecutionException, InterruptedException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static NewTopic asNew(KafkaTopic topic) {
        return new NewTopic(
                        topic.topicName(), Optional.of(topic.partitions()), Optional.<Short>empty())
                .configs(topic.settings());
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        return settings;
    }
}
