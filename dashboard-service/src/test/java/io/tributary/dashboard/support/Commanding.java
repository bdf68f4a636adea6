package io.tributary.dashboard.support;

import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.ActuatorName;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Commands in the thesis home. */
public final class Commanding {

    public static final ActuatorName LIGHT = ActuatorName.of("light");

    private Commanding() {}

    /** The light of room1 is to be on, within ten seconds. */
    public static Command lightOn(Instant at) {
        return new Command(
                new CommandId(UUID.randomUUID()),
                Home.SITE,
                Home.ROOM1,
                LIGHT,
                "ON",
                at,
                at.plus(Duration.ofSeconds(10)),
                "admin");
    }

    /** The same as it was queued. */
    public static CommandStatus queued(Instant at) {
        return CommandStatus.queued(lightOn(at));
    }
}
