package io.tributary.gateway.running;

import static io.tributary.gateway.running.Acquirer.report;
import static io.tributary.gateway.running.Acquirer.retained;
import static io.tributary.gateway.running.Acquirer.status;
import static io.tributary.topology.command.CommandState.DELIVERED;
import static io.tributary.topology.command.CommandState.EXPIRED;
import static io.tributary.topology.command.CommandState.FAILED;
import static io.tributary.topology.command.CommandState.QUEUED;
import static io.tributary.topology.command.CommandState.REJECTED;
import static io.tributary.topology.command.CommandState.SENT;
import static io.tributary.topology.command.CommandState.SUCCEEDED;
import static io.tributary.topology.command.CommandState.SUPERSEDED;
import static io.tributary.topology.command.CommandState.TIMED_OUT;
import static io.tributary.topology.command.CommandState.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.GatewayApplication;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.topology.command.Command;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.telemetry.BatchEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Every state of a command, with the broker, Kafka and a device at the other end. */
class CommandIntegrationTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir static Path directory;

    private static CommandSite site;
    private static Kafka kafka;
    private static StateTail tail;
    private static Acquirer acquirer;
    private static ConfigurableApplicationContext gateway;

    private CommandSite.Fitting own;
    private Appliance appliance;

    @BeforeAll
    static void startGateway() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Awaitility.ignoreExceptionByDefault(NoSuchElementException.class);
        site = CommandSite.in(directory);
        kafka = new Kafka(Edge.bootstrapServers(), site.site.id());
        Edge.createTopics();
        tail = new StateTail(Edge.bootstrapServers(), site.site.id());
        acquirer = new Acquirer(Edge.mqttUrl());
        gateway =
                new SpringApplicationBuilder(GatewayApplication.class)
                        .properties(
                                "tributary.mqtt.username=" + Edge.USERNAME,
                                "tributary.mqtt.password=" + Edge.PASSWORD)
                        .run(
                                site.site
                                        .arguments(Edge.mqttUrl(), Edge.bootstrapServers())
                                        .toArray(String[]::new));
        await().until(gateway.getBean(BatchSource.class)::isConnected);
    }

    @AfterAll
    static void stopGateway() throws Exception {
        acquirer.close();
        gateway.close();
        tail.close();
        Edge.forget(site.site);
    }

    @BeforeEach
    void takeADevice() throws Exception {
        own = site.next();
        appliance = new Appliance(Edge.mqttUrl(), site.site.id() + own.device().value(), "#");
    }

    @AfterEach
    void switchOff() throws Exception {
        appliance.close();
    }

    @Test
    void whatTheModelDoesNotKnowIsRejected() throws Exception {
        Command elsewhere = give(ActuatorName.of("chandelier"), "ON", LONG);
        Command blue = give(own.light(), "BLUE", LONG);
        assertThat(tail.end(elsewhere).reason()).contains("no actuator chandelier at kitchen");
        assertThat(tail.end(blue).reason()).contains("allowed: ON, OFF");
        assertThat(tail.states(elsewhere)).containsExactly(REJECTED);
        assertThat(tail.states(blue)).containsExactly(REJECTED);
        assertThat(appliance.arrivals()).isEmpty();
    }

    @Test
    void answerIsOurCorrelationOrAnEqualReportThatIsNotRetained() throws Exception {
        online();
        Command on = give(own.light(), "on", LONG);
        Command dim = give(own.dimmer(), "40.0", LONG);
        tail.awaitState(on, DELIVERED);
        tail.awaitState(dim, DELIVERED);
        send(report(own.light().value(), "OFF", null));
        send(retained(report(own.dimmer().value(), "40", null)));
        send(report(own.light().value(), "ON", on.id().toString()));
        assertThat(tail.end(on).reported()).isEqualTo("ON");
        assertThat(tail.states(dim)).containsExactly(SENT, DELIVERED);

        send(report(own.dimmer().value(), "40.00", null));
        assertThat(tail.end(dim).reported()).isEqualTo("40.00");
        assertThat(tail.states(on)).containsExactly(SENT, DELIVERED, SUCCEEDED);
        assertThat(tail.states(dim)).containsExactly(SENT, DELIVERED, SUCCEEDED);
        assertThat(appliance.arrivals(own.dimmer()))
                .singleElement()
                .returns("40", Appliance.Arrival::value);
    }

    @Test
    void deviceThatIsOffGetsTheCommandWhenItReturnsInTime() throws Exception {
        offline();
        Command press = give(own.bell(), "PRESS", LONG);
        tail.awaitState(press, QUEUED);
        assertThat(tail.statuses(press).getFirst().reason()).contains("is present");
        assertThat(appliance.arrivals()).isEmpty();
        online();
        await().until(() -> appliance.times(press) == 1);
        send(report(own.bell().value(), "PRESS", press.id().toString()));
        assertThat(tail.end(press).state()).isEqualTo(SUCCEEDED);
        assertThat(appliance.times(press)).isOne();
    }

    @Test
    void deviceThatReturnsTooLateGetsNothing() throws Exception {
        offline();
        Command press = give(own.bell(), "PRESS", Duration.ofSeconds(2));
        assertThat(tail.end(press).state()).isEqualTo(UNREACHABLE);
        assertThat(tail.end(press).reason()).contains("absent until its time to live was over");
        online();
        Command next = give(own.light(), "ON", LONG);
        await().until(() -> appliance.times(next) == 1);
        assertThat(appliance.times(press)).isZero();
    }

    @Test
    void brokerDropsWhatADeviceWithoutPowerDidNotTakeInTime() throws Exception {
        online();
        appliance.switchOff();
        Command press = give(own.bell(), "PRESS", Duration.ofSeconds(3));
        Command on = give(own.light(), "ON", LONG);
        // nobody has noticed yet that the device is gone
        tail.awaitState(press, DELIVERED);
        assertThat(tail.end(press).state()).isEqualTo(TIMED_OUT);
        assertThat(tail.end(press).reason()).isEqualTo("the device never reported a state");
        appliance.switchOn();
        await().until(() -> appliance.times(on) == 1);
        assertThat(appliance.times(press)).isZero();
        assertThat(appliance.slack(on)).isPositive();
    }

    @Test
    void nobodyWhoSubscribesIsUnreachable() throws Exception {
        online();
        appliance.close();
        Command on = give(own.light(), "ON", LONG);
        assertThat(tail.end(on).reason()).isEqualTo("nobody subscribes to the actuator's topic");
        assertThat(tail.states(on)).containsExactly(SENT, UNREACHABLE);
        appliance = new Appliance(Edge.mqttUrl(), "later-" + own.device(), "#");
        assertThat(appliance.arrivals()).isEmpty();
    }

    @Test
    void wrongAnswerIsAFailure() throws Exception {
        online();
        Command on = give(own.light(), "ON", LONG);
        await().until(() -> appliance.times(on) == 1);
        send(report(own.light().value(), "OFF", on.id().toString()));
        assertThat(tail.end(on).state()).isEqualTo(FAILED);
        assertThat(tail.end(on).reason()).isEqualTo("the device answered with OFF");
        assertThat(tail.end(on).reported()).isEqualTo("OFF");
    }

    @Test
    void lateAnswerChangesTheReportedStateButNotTheCommand() throws Exception {
        online();
        send(report(own.light().value(), "OFF", null));
        Command on = give(own.light(), "ON", Duration.ofSeconds(2));
        assertThat(tail.end(on).state()).isEqualTo(TIMED_OUT);
        assertThat(tail.end(on).reason()).isEqualTo("the device last reported OFF");
        assertThat(tail.end(on).reported()).isEqualTo("OFF");
        assertThat(appliance.slack(on)).isPositive();

        send(report(own.light().value(), "ON", on.id().toString()));
        tail.awaitReported(own.light(), "ON");
        assertThat(tail.states(on)).containsExactly(SENT, DELIVERED, TIMED_OUT);
    }

    @Test
    void commandThatComesTooLateOrInItsLastSecondIsNotSent() throws Exception {
        online();
        Command late = give(own.bell(), "PRESS", Duration.ofSeconds(-1));
        Command close = give(own.light(), "ON", Duration.ofMillis(1_100));
        assertThat(tail.end(late).state()).isEqualTo(EXPIRED);
        assertThat(tail.end(close).state()).isEqualTo(EXPIRED);
        assertThat(tail.states(late)).containsExactly(EXPIRED);
        assertThat(tail.states(close)).isSubsetOf(QUEUED, EXPIRED);
        assertThat(appliance.arrivals()).isEmpty();
    }

    @Test
    void ofTwoCommandsThatRaceTheOneThatKafkaHasLastWins() throws Exception {
        online();
        Command on = site.command(own.light(), "ON", LONG);
        Command off = site.command(own.light(), "OFF", LONG);
        CompletableFuture.allOf(asked(on), asked(off)).join();
        await().until(() -> tail.isOver(on.id()) || tail.isOver(off.id()));
        boolean onLost = tail.isOver(on.id());
        Command loser = onLost ? on : off;
        Command winner = onLost ? off : on;
        assertThat(tail.end(loser).state()).isEqualTo(SUPERSEDED);
        assertThat(tail.end(loser).reason()).contains(winner.id().toString());
        await().until(() -> appliance.times(winner) == 1);
        assertThat(appliance.arrivals(own.light()).getLast().value()).isEqualTo(winner.value());

        send(report(own.light().value(), loser.value(), loser.id().toString()));
        send(report(own.light().value(), winner.value(), winner.id().toString()));
        assertThat(tail.end(winner).state()).isEqualTo(SUCCEEDED);
        assertThat(tail.end(loser).state()).isEqualTo(SUPERSEDED);
    }

    @Test
    void commandThatStandsTwiceInKafkaIsCarriedOutOnce() throws Exception {
        online();
        Command press = give(own.bell(), "PRESS", LONG);
        await().until(() -> appliance.times(press) == 1);
        kafka.command(press);
        send(report(own.bell().value(), "PRESS", press.id().toString()));
        assertThat(tail.end(press).state()).isEqualTo(SUCCEEDED);
        kafka.command(press);
        Command next = give(own.bell(), "PRESS", LONG);
        await().until(() -> appliance.times(next) == 1);
        assertThat(appliance.times(press)).isOne();
        // an answer within a moment is written without DELIVERED before it
        assertThat(tail.states(press)).startsWith(SENT).endsWith(SUCCEEDED);
    }

    @Test
    void eachOfTwoHundredCommandsAtOnceIsCarriedOutOnceAndAccountedFor() throws Exception {
        List<CommandSite.Fitting> all = site.all();
        send(all.stream().map(each -> status(each.device(), "online")).toArray(BatchEntry[]::new));
        tail.awaitPresence(all.getLast().device(), Presence.ONLINE);
        List<Command> commands =
                all.stream()
                        .flatMap(
                                each ->
                                        Stream.of(
                                                site.command(each.light(), "ON", LONG),
                                                site.command(each.bell(), "PRESS", LONG)))
                        .toList();
        kafka.commands(commands);
        await().until(() -> appliance.arrivals().size() >= commands.size());
        send(
                appliance.arrivals().stream()
                        .map(each -> report(each.actuator(), each.value(), each.correlation()))
                        .toArray(BatchEntry[]::new));
        await().until(() -> commands.stream().allMatch(each -> tail.isOver(each.id())));
        assertThat(commands)
                .allSatisfy(
                        command -> {
                            assertThat(tail.states(command)).endsWith(SUCCEEDED);
                            assertThat(appliance.times(command)).isOne();
                            assertThat(appliance.slack(command)).isPositive();
                        });
    }

    private Command give(ActuatorName actuator, String value, Duration timeToLive)
            throws Exception {
        Command command = site.command(actuator, value, timeToLive);
        kafka.command(command);
        return command;
    }

    private static CompletableFuture<Void> asked(Command command) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        kafka.command(command);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static void send(BatchEntry... entries) throws Exception {
        acquirer.send(entries);
    }

    private void online() throws Exception {
        become("online", Presence.ONLINE);
    }

    private void offline() throws Exception {
        become("offline", Presence.OFFLINE);
    }

    private void become(String status, Presence presence) throws Exception {
        send(status(own.device(), status));
        tail.awaitPresence(own.device(), presence);
    }
}
