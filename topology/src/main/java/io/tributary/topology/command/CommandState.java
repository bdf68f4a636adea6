package io.tributary.topology.command;

/** The states of a command. A terminal state is final. */
public enum CommandState {
    /** Kafka has it; the gateway has not sent it yet, perhaps because the device is absent. */
    QUEUED(false),
    /** Written down just before the MQTT publish. */
    SENT(false),
    /** The broker took it for a subscriber, and the device is present. */
    DELIVERED(false),
    /** The device reported the value. */
    SUCCEEDED(true),
    /** Unknown actuator or a value it does not take. */
    REJECTED(true),
    /** A newer command for the same actuator was taken. */
    SUPERSEDED(true),
    /** The time to live was over before it was sent. */
    EXPIRED(true),
    /** The device was absent, or nobody subscribes to the actuator's topic. */
    UNREACHABLE(true),
    /** The broker refused it, or the device reported another value for this very command. */
    FAILED(true),
    /** Sent, but no matching report came in time. */
    TIMED_OUT(true);

    private final boolean terminal;

    CommandState(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether the state is final. */
    public boolean isTerminal() {
        return terminal;
    }
}
