package io.tributary.gateway.running;

import static io.tributary.gateway.running.Acquirer.report;
import static io.tributary.gateway.running.Acquirer.status;
import static io.tributary.topology.command.CommandState.DELIVERED;
import static io.tributary.topology.command.CommandState.SENT;
import static io.tributary.topology.command.CommandState.SUCCEEDED;
import static io.tributary.topology.command.CommandState.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.topology.command.Command;
import io.tributary.topology.presence.Presence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that is killed in the middle of a command to a switch and of one to a button: what the
 * next one makes of them, seen at the device.
 */
class CommandCrashIntegrationTests {

    private static final int KILLED = 137;

    @TempDir Path directory;

    private CommandSite site;
    private CommandSite.Fitting own;
    private Kafka kafka;
    private StateTail tail;
    private Acquirer acquirer;
    private Appliance appliance;

    /** What the gateway was about to do when it died. */
    private record Given(Command on, Command press) {}

    @BeforeEach
    void connect() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        Awaitility.ignoreExceptionByDefault(NoSuchElementException.class);
        site = CommandSite.in(directory);
        own = site.next();
        kafka = new Kafka(Edge.bootstrapServers(), site.site.id());
        Edge.createTopics();
        tail = new StateTail(Edge.bootstrapServers(), site.site.id());
        acquirer = new Acquirer(Edge.mqttUrl());
        appliance = new Appliance(Edge.mqttUrl(), site.site.id() + "-device", "#");
    }

    @AfterEach
    void disconnect() throws Exception {
        appliance.close();
        acquirer.close();
        tail.close();
        Edge.forget(site.site);
    }

    @Test
    void killedBeforeSentIsWrittenEachIsTakenAgainAndCarriedOutOnce() throws Exception {
        Given given = killAt(FaultPoint.BEFORE_SENT, 1, Duration.ofMinutes(2));
        assertThat(tail.statuses(given.on())).isEmpty();
        assertThat(appliance.arrivals()).isEmpty();
        try (GatewayProcess next = GatewayProcess.start(site.site).awaitUp()) {
            await().until(
                            () ->
                                    appliance.times(given.on()) == 1
                                            && appliance.times(given.press()) == 1);
            answer(given);
            assertThat(next.isAlive()).isTrue();
            assertThat(tail.states(given.on())).startsWith(SENT).endsWith(SUCCEEDED);
            assertThat(tail.states(given.press())).startsWith(SENT).endsWith(SUCCEEDED);
            assertThat(appliance.arrivals()).hasSize(2);
        }
    }

    @Test
    void killedBetweenSentAndThePublishOnlyTheSwitchIsPublished() throws Exception {
        Given given = killAt(FaultPoint.BEFORE_PUBLISH, 2, Duration.ofSeconds(2));
        assertThat(tail.states(given.on())).containsExactly(SENT);
        assertThat(tail.states(given.press())).containsExactly(SENT);
        assertThat(appliance.arrivals()).isEmpty();
        try (GatewayProcess next = GatewayProcess.start(site.site).awaitUp()) {
            await().until(() -> appliance.times(given.on()) == 1);
            acquirer.send(report(own.light().value(), "ON", given.on().id().toString()));
            await().until(() -> tail.states(given.on()).getLast() == SUCCEEDED);
            await().until(() -> tail.states(given.press()).getLast() == TIMED_OUT);
            assertThat(next.isAlive()).isTrue();
            assertThat(tail.statuses(given.press()).getLast().reason())
                    .startsWith("it may never have left");
            assertThat(appliance.arrivals()).hasSize(1);
        }
    }

    @Test
    void killedAfterThePublishTheSwitchComesAgainAndTheButtonDoesNot() throws Exception {
        Given given = killAt(FaultPoint.AFTER_PUBLISH, 2, Duration.ofMinutes(2));
        assertThat(tail.states(given.on())).containsExactly(SENT);
        assertThat(tail.states(given.press())).containsExactly(SENT);
        assertThat(appliance.times(given.on())).isOne();
        assertThat(appliance.times(given.press())).isOne();
        try (GatewayProcess next = GatewayProcess.start(site.site).awaitUp()) {
            await().until(() -> tail.states(given.on()).contains(DELIVERED));
            answer(given);
            assertThat(next.isAlive()).isTrue();
            assertThat(tail.states(given.press())).containsExactly(SENT, SUCCEEDED);
            assertThat(appliance.times(given.on())).isEqualTo(2);
            assertThat(appliance.times(given.press())).isOne();
        }
    }

    /**
     * @param commands how many are at the point when it dies
     * @param pressLives time to live of the press
     */
    private Given killAt(FaultPoint point, int commands, Duration pressLives) throws Exception {
        try (GatewayProcess dying = GatewayProcess.dying(site.site, point, commands).awaitUp()) {
            acquirer.send(status(own.device(), "online"));
            tail.awaitPresence(own.device(), Presence.ONLINE);
            Command on = site.command(own.light(), "ON", Duration.ofMinutes(2));
            Command press = site.command(own.bell(), "PRESS", pressLives);
            kafka.command(on);
            kafka.command(press);
            assertThat(dying.awaitExit()).isEqualTo(KILLED);
            return new Given(on, press);
        }
    }

    private void answer(Given given) throws Exception {
        acquirer.send(
                report(own.light().value(), "ON", given.on().id().toString()),
                report(own.bell().value(), "PRESS", given.press().id().toString()));
        await().until(() -> tail.states(given.on()).getLast() == SUCCEEDED);
        await().until(() -> tail.states(given.press()).getLast() == SUCCEEDED);
    }
}
