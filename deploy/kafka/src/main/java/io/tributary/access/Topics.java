package io.tributary.access;

import io.tributary.topology.kafka.KafkaTopic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of the catalogue that are missing, as often replicated as is usual there. */
final class Topics {

    private final Admin kafka;

    Topics(Admin kafka) {
        this.kafka = kafka;
    }

    /** What was created, in lines. */
    List<String> apply() throws ExecutionException, InterruptedException {
        Set<String> present = kafka.listTopics().names().get();
        List<KafkaTopic> missing =
                Arrays.stream(KafkaTopic.values())
                        .filter(topic -> !present.contains(topic.topicName()))
                        .toList();
        List<String> told = new ArrayList<>();
        for (KafkaTopic topic : missing) {
            if (isCreated(topic)) {
                told.add("topic " + topic.topicName() + " created");
            }
        }
        return told;
    }

    private boolean isCreated(KafkaTopic topic) throws ExecutionException, InterruptedException {
        NewTopic fresh =
                new NewTopic(
                                topic.topicName(),
                                Optional.of(topic.partitions()),
                                Optional.<Short>empty())
                        .configs(topic.settings());
        try {
            kafka.createTopics(List.of(fresh)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }
}
