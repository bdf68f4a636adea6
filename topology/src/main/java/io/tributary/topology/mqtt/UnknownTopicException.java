package io.tributary.topology.mqtt;

/** A topic name whose levels are not those of a device topic. */
public final class UnknownTopicException extends IllegalArgumentException {

    private static final int SHOWN = 200;

    UnknownTopicException(String topic) {
        super(
                "topic \"%s\" is none of sense/{location}, sense/{location}/{device}, config/{location}/{device}/status, config/{location}/{device}/info, config/{location}/{actuator}, and the same with test instead of sense"
                        .formatted(shown(topic)));
    }

    /** MQTT lets a topic hold line ends, which would forge lines of a log. */
    private static String shown(String topic) {
        String cut = topic.length() <= SHOWN ? topic : topic.substring(0, SHOWN) + "…";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    /** What is wrong and what is allowed, in a sentence for people. */
    public String describe() {
        return String.valueOf(getMessage());
    }
}
