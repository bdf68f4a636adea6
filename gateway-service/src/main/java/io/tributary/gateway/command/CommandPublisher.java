package io.tributary.gateway.command;

import io.tributary.topology.command.CommandStatus;
import java.time.Duration;
import java.util.function.Consumer;

/** Publishes commands to devices. */
public interface CommandPublisher {

    /** Returns when connected, or when connecting goes on in the background. */
    void connect();

    /** Gives up the connection. */
    void disconnect();

    /** Whether there is a connection to publish on. */
    boolean isConnected();

    /**
     * Publishes a command at QoS 1, not retained, with its id as correlation data. Does not block.
     *
     * @param value the canonical value
     * @param remaining time to live, at least a second; the broker drops it after the whole seconds
     *     of it
     * @param outcome called once, on any thread
     */
    void publish(
            CommandStatus command, String value, Duration remaining, Consumer<Outcome> outcome);

    /** What became of a publish. */
    sealed interface Outcome {

        /**
         * The broker answered.
         *
         * @param reasonCode MQTT 5 reason code of its PUBACK
         */
        record Acknowledged(int reasonCode) implements Outcome {}

        /** It was not handed to the connection: surely not sent. */
        record NotSent() implements Outcome {}

        /** The connection was lost before the answer: perhaps sent. */
        record Unknown() implements Outcome {}
    }
}
