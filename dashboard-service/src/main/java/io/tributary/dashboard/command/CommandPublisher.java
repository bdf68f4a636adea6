package io.tributary.dashboard.command;

import io.tributary.topology.command.Command;

/** Hands commands to the gateways. */
public interface CommandPublisher {

    /**
     * Returns once Kafka has the command for good.
     *
     * @throws io.tributary.dashboard.availability.DependencyAwayException when Kafka did not
     *     acknowledge it in time; it may still be carried out within its time to live
     */
    void publish(Command command);
}
