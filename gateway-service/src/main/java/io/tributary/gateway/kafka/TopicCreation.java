package io.tributary.gateway.kafka;

import io.tributary.topology.access.TopicUse;
import io.tributary.topology.kafka.KafkaTopic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.stereotype.Component;

/**
 * Creates the topics that a gateway needs and that are missing; one that it may not see counts as
 * that. Replication is the broker's default.
 */
@Component
public class TopicCreation {

    private final KafkaClients clients;

    TopicCreation(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Creates them.
     *
     * @throws KafkaAwayException when Kafka does not answer, or refuses
     */
    public void createMissing() {
        try (Admin admin = clients.admin()) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing =
                    TopicUse.GATEWAY.topics().stream()
                            .filter(topic -> !present.contains(topic.topicName()))
                            .map(TopicCreation::newTopic)
                            .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaAwayException("topics cannot be created", e);
            }
        } catch (KafkaException e) {
            throw new KafkaAwayException("topics cannot be created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaAwayException("topics cannot be created", e);
        }
    }

    private static NewTopic newTopic(KafkaTopic topic) {
        return new NewTopic(topic.topicName(), Optional.of(topic.partitions()), Optional.empty())
                .configs(topic.settings());
    }
}
