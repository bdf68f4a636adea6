package io.tributary.dashboard.command;

import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.audit.Actor;
import io.tributary.dashboard.audit.Audit;
import io.tributary.dashboard.availability.Dependency;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.live.ActuatorKey;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.problem.ApiProblemException;
import io.tributary.dashboard.problem.ProblemType;
import io.tributary.dashboard.support.Commanding;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Trail;
import io.tributary.topology.audit.AuditAction;
import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandState;
import io.tributary.topology.command.CommandStatus;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandDeskTests {

    private static final ActuatorKey LIGHT = new ActuatorKey(SITE, ROOM1, Commanding.LIGHT);

    private static final Actor ADMIN = new Actor("admin", null, null);

    private final Live live = new Live();
    private final Trail trail = new Trail();
    private final CommandProperties properties = new CommandProperties(2, Duration.ofSeconds(10));
    private final Commands commands = new Commands(properties, live.changes);
    private final FakeArchive archive = new FakeArchive();
    private final List<Command> published = Collections.synchronizedList(new ArrayList<>());
    private final CommandDesk desk =
            new CommandDesk(
                    new Targets(live.sites),
                    commands,
                    archive,
                    this::publish,
                    new Audit(trail, live.clock, live.meters),
                    live.loading,
                    properties,
                    live.clock);
    private boolean kafkaIsAway;

    @BeforeEach
    void tellTheModel() {
        live.sites.accept(Home.MODEL);
        live.sites.accept(Home.WORKSHOP);
    }

    @Test
    void commandIsQueuedOnceKafkaHasIt() {
        CommandStatus status = desk.submit(request(LIGHT, " on ", null, null));

        assertThat(status.state()).isEqualTo(CommandState.QUEUED);
        assertThat(status.value()).isEqualTo("ON");
        assertThat(status.id().value().version()).isEqualTo(7);
        assertThat(status.createdAt()).isEqualTo(START);
        assertThat(status.expiresAt()).isEqualTo(START.plusSeconds(10));
        assertThat(status.createdBy()).isEqualTo("admin");
        assertThat(trail.of("admin")).containsExactly(AuditAction.COMMANDED);
        assertThat(published).map(CommandStatus::queued).containsExactly(status);
        assertThat(desk.find(status.id())).contains(status);
    }

    @Test
    void commandThatKafkaDidNotAcknowledgeIsNotQueued() {
        kafkaIsAway = true;

        assertThatExceptionOfType(DependencyAwayException.class)
                .isThrownBy(() -> desk.submit(request(LIGHT, "ON", null, null)));
        assertThat(commands.list(all -> true, null, 10)).isEmpty();
    }

    @Test
    void commandThatMayBeCarriedOutAllTheSameIsInTheTrail() {
        kafkaIsAway = true;

        assertThatExceptionOfType(DependencyAwayException.class)
                .isThrownBy(() -> desk.submit(request(LIGHT, "ON", null, null)));
        assertThat(trail.of("admin")).containsExactly(AuditAction.COMMANDED);
        assertThat(trail.events.getFirst().detail()).startsWith("ON, in doubt");
    }

    @Test
    void nothingIsTakenBeforeTheModelIsKnown() {
        live.loading.expect("state");

        assertThatExceptionOfType(DependencyAwayException.class)
                .isThrownBy(() -> desk.submit(request(LIGHT, "ON", null, null)));
        assertThat(published).isEmpty();
    }

    @Test
    void unknownTargetIsNamed() {
        assertThat(refusal(new ActuatorKey(SiteId.of("x"), ROOM1, Commanding.LIGHT), "ON").type())
                .isEqualTo(ProblemType.UNKNOWN_SITE);
        assertThat(
                        refusal(new ActuatorKey(SITE, LocationName.of("x"), Commanding.LIGHT), "ON")
                                .type())
                .isEqualTo(ProblemType.UNKNOWN_LOCATION);
        ApiProblemException actuator =
                refusal(new ActuatorKey(SITE, ROOM1, ActuatorName.of("x")), "ON");
        assertThat(actuator.type()).isEqualTo(ProblemType.UNKNOWN_ACTUATOR);
        assertThat(actuator.body().getProperties())
                .containsEntry("actuators", List.of("light", "tv"));
    }

    @Test
    void valueThatTheActuatorDoesNotTakeIsAnsweredWithThoseItTakes() {
        ApiProblemException refusal = refusal(LIGHT, "DIM");

        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_VALUE);
        assertThat(refusal.body().getProperties()).containsEntry("allowed", List.of("ON", "OFF"));
        assertThat(published).isEmpty();
    }

    @Test
    void sliderTakesItsRange() {
        ActuatorKey dimmer =
                new ActuatorKey(
                        Home.WORKSHOP.site(), LocationName.of("hall"), ActuatorName.of("dimmer"));

        assertThat(desk.submit(request(dimmer, "40.0", null, null)).value()).isEqualTo("40");
        assertThat(refusal(dimmer, "101").body().getProperties())
                .extractingByKey("allowed")
                .hasToString("{min=0, max=100, step=5}");
    }

    @Test
    void timeToLiveIsKeptWithinItsBounds() {
        assertThat(desk.submit(request(LIGHT, "ON", "PT1H", null)).expiresAt())
                .isEqualTo(START.plusSeconds(3600));
        for (String ttl : List.of("PT0.9S", "PT1H0.001S", "PT-5S", "10", "")) {
            assertThatExceptionOfType(ApiProblemException.class)
                    .isThrownBy(() -> desk.submit(request(LIGHT, "ON", ttl, null)))
                    .withMessageStartingWith("ttl must be an ISO-8601 duration from PT1S to PT1H");
        }
    }

    @Test
    void sameKeyWithTheSameBodyIsTheSameCommand() {
        CommandStatus first = desk.submit(request(LIGHT, "ON", null, "key"));
        CommandStatus sent = first.moved(CommandState.SENT, START, null, null);
        commands.accept(sent);
        live.clock.advance(Duration.ofSeconds(5));

        assertThat(desk.submit(request(LIGHT, "on", "PT10S", "key"))).isEqualTo(sent);
        assertThat(published).hasSize(1);
        assertThat(first.id()).isEqualTo(CommandId.derivedFrom("admin", "key"));
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() {
        desk.submit(request(LIGHT, "ON", null, "key"));

        for (CommandRequest other :
                List.of(
                        request(LIGHT, "OFF", null, "key"),
                        request(LIGHT, "ON", "PT20S", "key"),
                        request(
                                new ActuatorKey(SITE, ROOM1, ActuatorName.of("tv")),
                                "ON",
                                null,
                                "key"))) {
            assertThatExceptionOfType(ApiProblemException.class)
                    .isThrownBy(() -> desk.submit(other))
                    .extracting(ApiProblemException::type)
                    .isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        assertThat(published).hasSize(1);
    }

    @Test
    void sameKeyAtTheSameTimeIsOneCommand() {
        List<CommandStatus> answers =
                IntStream.range(0, 50)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> desk.submit(request(LIGHT, "ON", null, "k"))))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(published).hasSize(1);
        assertThat(answers).hasSize(50).containsOnly(CommandStatus.queued(published.getFirst()));
    }

    @Test
    void keyOfACommandThatKafkaMayHaveStandsForItAlone() {
        kafkaIsAway = true;
        assertThatExceptionOfType(DependencyAwayException.class)
                .isThrownBy(() -> desk.submit(request(LIGHT, "ON", null, "key")));
        kafkaIsAway = false;

        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> desk.submit(request(LIGHT, "OFF", null, "key")))
                .extracting(ApiProblemException::type)
                .isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertThat(published).isEmpty();
        assertThat(desk.submit(request(LIGHT, "ON", null, "key")).id())
                .isEqualTo(CommandId.derivedFrom("admin", "key"));
        assertThat(published).hasSize(1);
    }

    @Test
    void keyIsStillKnownWhenItsCommandHasLeftMemory() {
        CommandStatus first = desk.submit(request(LIGHT, "ON", null, "key"));
        archive.archived.add(first);
        pushOut();

        assertThat(desk.submit(request(LIGHT, "ON", null, "key"))).isEqualTo(first);
        archive.away = true;
        assertThatExceptionOfType(DependencyAwayException.class)
                .isThrownBy(() -> desk.submit(request(LIGHT, "ON", null, "key")));
    }

    @Test
    void commandThatWasTakenIsNeverDenied() {
        CommandStatus first = desk.submit(request(LIGHT, "ON", null, null));
        pushOut();

        assertThatExceptionOfType(DependencyAwayException.class)
                .isThrownBy(() -> desk.find(first.id()))
                .withMessageContaining("is known, but Elasticsearch does not have it yet");
        archive.archived.add(first);
        assertThat(desk.find(first.id())).contains(first);
    }

    private void pushOut() {
        for (int i = 1; i <= 2; i++) {
            live.clock.advance(Duration.ofSeconds(1));
            desk.submit(request(LIGHT, "ON", null, null));
        }
    }

    private ApiProblemException refusal(ActuatorKey actuator, String value) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                ApiProblemException.class, () -> desk.submit(request(actuator, value, null, null)));
    }

    private static CommandRequest request(
            ActuatorKey actuator, String value, @Nullable String ttl, @Nullable String key) {
        return new CommandRequest(actuator, value, ttl, ADMIN, IdempotencyKey.ofNullable(key));
    }

    private void publish(Command command) {
        if (kafkaIsAway) {
            throw new DependencyAwayException(Dependency.KAFKA, "Kafka did not acknowledge");
        }
        published.add(command);
    }
}
