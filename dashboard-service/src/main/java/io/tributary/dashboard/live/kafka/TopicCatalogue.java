package io.tributary.dashboard.live.kafka;

import io.tributary.topology.kafka.KafkaTopic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Creates the topics of the catalogue that are missing. */
@Component
class TopicCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCatalogue.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What is written here and not read. */
    private static final Set<KafkaTopic> WRITTEN = Set.of(KafkaTopic.AUDIT);

    private final KafkaAdmin admin;

    TopicCatalogue(KafkaAdmin admin) {
        this.admin = admin;
    }

    /**
     * Returns once all of them are there, and those that are only written.
     *
     * @throws KafkaException when Kafka does not answer in time or refuses
     */
    void ensure(Collection<KafkaTopic> topics) {
        try (Admin client = Admin.create(admin.getConfigurationProperties())) {
            Set<String> present = client.listTopics().names().get(seconds(), TimeUnit.SECONDS);
            List<NewTopic> missing =
                    Stream.concat(topics.stream(), WRITTEN.stream())
                            .filter(topic -> !present.contains(topic.topicName()))
                            .map(TopicCatalogue::newTopic)
                            .toList();
            create(client, missing);
        } catch (ExecutionException e) {
            throw new KafkaException(String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("no answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private static void create(Admin client, List<NewTopic> missing)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (missing.isEmpty()) {
            return;
        }
        try {
            client.createTopics(missing).all().get(seconds(), TimeUnit.SECONDS);
            LOG.info("Created Kafka topics {}", missing.stream().map(NewTopic::name).toList());
        } catch (ExecutionException e) {
            // Another service starts at the same time and was first.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static NewTopic newTopic(KafkaTopic topic) {
        return new NewTopic(topic.topicName(), Optional.of(topic.partitions()), Optional.empty())
                .configs(topic.settings());
    }

    private static long seconds() {
        return PATIENCE.toSeconds();
    }
}
