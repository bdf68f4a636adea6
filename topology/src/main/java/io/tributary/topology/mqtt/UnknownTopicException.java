package io.tributary.topology.mqtt;

/** A topic name whose levels are not those of a device topic. */
public final class UnknownTopicException extends IllegalArgumentException {

    UnknownTopicException(String topic) {
        super(
                "topic \"%s\" is none of sense/{location}, sense/{location}/{device}, config/{location}/{device}/status, config/{location}/{device}/info, config/{location}/{actuator}, and the same with test instead of sense"
                        .formatted(topic.length() <= 200 ? topic : topic.substring(0, 200) + "…"));
    }

    /** What is wrong and what is allowed, in a sentence for people. */
    public String describe() {
        return String.valueOf(getMessage());
    }
}
