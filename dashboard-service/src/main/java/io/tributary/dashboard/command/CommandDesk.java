package io.tributary.dashboard.command;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.kafka.KafkaKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes commands. What it returns stands in Kafka. Thread-safe; blocks until Kafka has
 * acknowledged, or not, within its delivery timeout.
 */
@Component
public class CommandDesk {

    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();
    private final RequestLocks locks = new RequestLocks();
    private final DoubtfulCommands doubtful = new DoubtfulCommands();
    private final Targets targets;
    private final Commands commands;
    private final CommandArchive archive;
    private final CommandPublisher publisher;
    private final Audit audit;
    private final Loading loading;
    private final Duration defaultTtl;
    private final Clock clock;

    CommandDesk(
            Targets targets,
            Commands commands,
            CommandArchive archive,
            CommandPublisher publisher,
            Audit audit,
            Loading loading,
            CommandProperties properties,
            Clock clock) {
        this.targets = targets;
        this.commands = commands;
        this.archive = archive;
        this.publisher = publisher;
        this.audit = audit;
        this.loading = loading;
        this.defaultTtl = properties.defaultTtl();
        this.clock = clock;
    }

    /**
     * Hands the command to its gateway, or finds that this was done before under the same key.
     *
     * @throws ApiProblemException when target, value or time to live are not valid, or the key was
     *     used for another command
     * @throws DependencyAwayException when Kafka is away
     */
    public CommandStatus submit(CommandRequest request) {
        loading.require();
        String value = targets.canonicalValue(request.actuator(), request.value());
        Duration ttl = request.ttl() == null ? defaultTtl : TimeToLive.parse(request.ttl());
        IdempotencyKey key = request.key();
        if (key == null) {
            return publish(
                    command(new CommandId(ids.generate()), request, value, ttl), request.by());
        }
        CommandId id = CommandId.derivedFrom(request.by().name(), key.value());
        return locks.under(id, () -> submitOnce(command(id, request, value, ttl), request.by()));
    }

    /**
     * The command with its state.
     *
     * @throws DependencyAwayException when it is not in memory and the archive is away or behind
     */
    public Optional<CommandStatus> find(CommandId id) {
        loading.require();
        Optional<CommandStatus> recent = commands.find(id);
        return recent.isPresent() ? recent : archived(id);
    }

    private Optional<CommandStatus> archived(CommandId id) {
        Optional<CommandStatus> found = archive.find(id);
        if (found.isEmpty() && commands.isGone(id)) {
            throw new DependencyAwayException(
                    Dependency.ELASTICSEARCH,
                    "Command %s is known, but Elasticsearch does not have it yet".formatted(id));
        }
        return found;
    }

    private CommandStatus submitOnce(Command command, Actor by) {
        Optional<CommandStatus> before = commands.find(command.id());
        if (before.isEmpty() && commands.isGone(command.id())) {
            before = archived(command.id());
        }
        before.or(() -> doubtful.find(command.id()))
                .ifPresent(known -> requireSame(known, command));
        return before.orElseGet(() -> publishUnderKey(command, by));
    }

    private static void requireSame(CommandStatus before, Command command) {
        if (!isSame(before, command)) {
            throw new ApiProblemException(
                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                            "Use a new Idempotency-Key for another command.")
                    .with("command", command.id().toString());
        }
    }

    private CommandStatus publishUnderKey(Command command, Actor by) {
        try {
            return publish(command, by);
        } catch (DependencyAwayException e) {
            doubtful.add(command);
            throw e;
        }
    }

    private CommandStatus publish(Command command, Actor by) {
        try {
            publisher.publish(command);
        } catch (DependencyAwayException e) {
            // it may be carried out all the same, and then it must not be nobody's
            tell(command, command.value() + ", in doubt: Kafka did not acknowledge it", by);
            throw e;
        }
        tell(command, command.value(), by);
        CommandStatus queued = CommandStatus.queued(command);
        commands.accept(queued);
        return queued;
    }

    private void tell(Command command, String detail, Actor by) {
        audit.tell(by, AuditAction.COMMANDED, target(command), detail);
    }

    private Command command(CommandId id, CommandRequest request, String value, Duration ttl) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Command(
                id,
                request.actuator().site(),
                request.actuator().location(),
                request.actuator().actuator(),
                value,
                now,
                now.plus(ttl),
                request.by().name());
    }

    private static String target(Command command) {
        return KafkaKeys.actuator(command.site(), command.location(), command.actuator());
    }

    private static boolean isSame(CommandStatus before, Command command) {
        return Commands.actuator(before).equals(Commands.actuator(CommandStatus.queued(command)))
                && before.value().equals(command.value())
                && Duration.between(before.createdAt(), before.expiresAt())
                        .equals(Duration.between(command.createdAt(), command.expiresAt()));
    }
}
