package io.tributary.topology.access;

import io.tributary.topology.kafka.KafkaTopic;
import java.util.EnumSet;
import java.util.Set;

/**
 * One right of an account, in Kafka's terms; what is not given is refused. Each may come from any
 * host.
 *
 * @param resource what kind of thing
 * @param name its name, or what its name begins with
 * @param match which of the two
 * @param operations what may be done with it; to read or to write is to see, too
 */
public record KafkaRight(Resource resource, String name, Match match, Set<Operation> operations) {

    public KafkaRight {
        if (name.isBlank() || operations.isEmpty()) {
            throw new IllegalArgumentException("a right needs a name and an operation: " + name);
        }
        operations = Set.copyOf(operations);
    }

    static KafkaRight topic(KafkaTopic topic, EnumSet<Operation> operations) {
        return new KafkaRight(Resource.TOPIC, topic.topicName(), Match.LITERAL, operations);
    }

    static KafkaRight group(String name) {
        return new KafkaRight(Resource.GROUP, name, Match.LITERAL, Set.of(Operation.READ));
    }

    static KafkaRight groups(String prefix, Operation operation) {
        return new KafkaRight(Resource.GROUP, prefix, Match.PREFIXED, Set.of(operation));
    }

    static KafkaRight transactionalId(String id) {
        return new KafkaRight(
                Resource.TRANSACTIONAL_ID, id, Match.LITERAL, Set.of(Operation.WRITE));
    }

    /** Kinds of things; named as Kafka's {@code ResourceType}. */
    public enum Resource {
        TOPIC,
        GROUP,
        TRANSACTIONAL_ID
    }

    /** How a name is meant; named as Kafka's {@code PatternType}. */
    public enum Match {
        LITERAL,
        PREFIXED
    }

    /** What can be done; named as Kafka's {@code AclOperation}. */
    public enum Operation {
        READ,
        WRITE,
        DESCRIBE
    }
}
