package io.tributary.gateway.running;

import static io.tributary.gateway.running.Acquirer.report;
import static io.tributary.gateway.running.Acquirer.status;
import static io.tributary.gateway.running.TestSite.BELL;
import static io.tributary.gateway.running.TestSite.KITCHEN;
import static io.tributary.gateway.running.TestSite.LIGHT;
import static io.tributary.topology.command.CommandState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.ActuatorName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways that are killed, terminated, or started twice. */
class CrashIntegrationTests {

    /** More of them for a longer look: {@code -Dtributary.kills=50}. */
    private static final int KILLS = Integer.getInteger("tributary.kills", 3);

    @TempDir Path directory;

    private TestSite site;
    private Kafka kafka;
    private Acquirer acquirer;

    @BeforeEach
    void connect() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        Awaitility.ignoreExceptionByDefault(NoSuchElementException.class);
        site = TestSite.in(directory);
        kafka = new Kafka(Edge.bootstrapServers(), site.id());
        acquirer = new Acquirer(Edge.mqttUrl());
    }

    @AfterEach
    void disconnect() throws Exception {
        acquirer.close();
        Edge.forget(site);
    }

    @Test
    void everyReadingIsThereExactlyOnceHoweverOftenTheGatewayIsKilled() throws Exception {
        GatewayProcess gateway = GatewayProcess.start(site).awaitUp();
        try (Load load = Load.start(acquirer)) {
            for (int kill = 0; kill < KILLS; kill++) {
                // at random moments, sometimes before it is up again
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(500, 5_000));
                gateway.kill();
                gateway = GatewayProcess.start(site);
            }
            gateway.awaitUp();
            long sent = load.stop();
            kafka.awaitExactlyOnce(load.device(), sent, gateway);
            assertThat(sent).isGreaterThan(5_000);
            assertThat(kafka.rejections()).isEmpty();
        } finally {
            gateway.kill();
        }
    }

    @Test
    void terminatedGatewayCommitsAndAcknowledgesEverythingBefore() throws Exception {
        GatewayProcess first = GatewayProcess.start(site).awaitUp();
        try (Load load = Load.start(acquirer)) {
            await().until(() -> Ledger.count(kafka.messages(KafkaTopic.SENSE), load.device()) > 0);
            long sent = load.stop();
            // what the broker still has is for the next start
            await().until(
                            () ->
                                    Load.batches(sent)
                                            <= first.metric("tributary_gateway_batches_total"));
            assertThat(first.terminate()).isLessThan(Duration.ofSeconds(10));
            Ledger.assertExactlyOnce(kafka.messages(KafkaTopic.SENSE), load.device(), sent);

            try (GatewayProcess second = GatewayProcess.start(site).awaitUp()) {
                acquirer.send(Acquirer.temperature(load.device(), sent + 1));
                await().until(
                                () ->
                                        Ledger.count(
                                                        kafka.messages(KafkaTopic.SENSE),
                                                        load.device())
                                                > sent);
                assertThat(second.metric("tributary_gateway_batches_repeated_total")).isZero();
                Ledger.assertExactlyOnce(kafka.messages(KafkaTopic.SENSE), load.device(), sent + 1);
            }
        } finally {
            first.kill();
        }
    }

    @Test
    void sentSwitchIsPublishedAgainAfterAKillAndASentButtonIsNot() throws Exception {
        Edge.createTopics();
        Command on = command(LIGHT, "ON", Duration.ofMinutes(2));
        Command press = command(BELL, "PRESS", Duration.ofMinutes(2));
        kafka.leaveSent(on);
        kafka.leaveSent(press);
        try (DeviceClient device = new DeviceClient(Edge.mqttUrl());
                GatewayProcess gateway = GatewayProcess.start(site).awaitUp()) {
            assertThat(gateway.isAlive()).isTrue();
            acquirer.send(status("online"));
            await().until(() -> !device.received().isEmpty());
            acquirer.send(
                    report("light", "ON", on.id().toString()),
                    report("bell", "PRESS", press.id().toString()));
            await().until(() -> kafka.states(on.id()).getLast() == SUCCEEDED);
            await().until(() -> kafka.states(press.id()).getLast() == SUCCEEDED);
            assertThat(device.received())
                    .singleElement()
                    .returns(on.id().toString(), DeviceClient.Received::correlation);
        }
    }

    @Test
    void commandOfTenSecondsArrivesThoughTheGatewayWasKilledJustBefore() throws Exception {
        GatewayProcess killed = GatewayProcess.start(site).awaitUp();
        acquirer.send(status("online"));
        Command warmUp = command(LIGHT, "OFF", Duration.ofMinutes(1));
        kafka.command(warmUp);
        await().until(() -> !kafka.states(warmUp.id()).isEmpty());
        killed.kill();
        try (DeviceClient device = new DeviceClient(Edge.mqttUrl());
                GatewayProcess gateway = GatewayProcess.start(site).awaitUp()) {
            assertThat(gateway.isAlive()).isTrue();
            Command on = command(LIGHT, "ON", Duration.ofSeconds(10));
            kafka.command(on);
            String correlation = on.id().toString();
            await().until(
                            () ->
                                    device.received().stream()
                                            .anyMatch(
                                                    each ->
                                                            correlation.equals(
                                                                    each.correlation())));
        }
    }

    @Test
    void secondGatewayOnTheSameJournalEndsAndLeavesTheFirstAlone() throws Exception {
        try (GatewayProcess first = GatewayProcess.start(site).awaitUp();
                Load load = Load.start(acquirer)) {
            try (GatewayProcess second = GatewayProcess.start(site)) {
                assertThat(second.awaitExit()).isEqualTo(1);
                assertThat(second.output()).contains("in use by another gateway process");
            }
            long sent = load.stop();
            kafka.awaitExactlyOnce(load.device(), sent, first);
            assertThat(first.isAlive()).isTrue();
            assertThat(first.output()).doesNotContain("is lost").doesNotContain("in doubt");
        }
    }

    @Test
    void secondGatewayElsewhereTakesOverOnlyWhereItIsToldAndNothingIsDoubled() throws Exception {
        try (GatewayProcess first = GatewayProcess.start(site).awaitUp();
                Load load = Load.start(acquirer)) {
            await().until(() -> Ledger.count(kafka.messages(KafkaTopic.SENSE), load.device()) > 0);
            TestSite elsewhere = site.elsewhere(directory.resolve("other"));
            try (GatewayProcess untold = GatewayProcess.start(elsewhere)) {
                assertThat(untold.awaitExit()).isEqualTo(1);
                assertThat(untold.output()).contains("Kafka knows another journal");
                assertThat(first.isAlive()).isTrue();
            }
            takeOver(first, load, elsewhere);
            try (GatewayProcess again = GatewayProcess.start(site)) {
                assertThat(again.awaitExit()).isEqualTo(1);
                assertThat(again.output()).contains("Kafka knows another journal");
            }
        }
    }

    private void takeOver(GatewayProcess first, Load load, TestSite elsewhere) throws Exception {
        try (GatewayProcess second = GatewayProcess.startTakingOver(elsewhere)) {
            assertThat(first.awaitExit()).isEqualTo(1);
            assertThat(first.output()).containsAnyOf("took over", "taken over");
            second.awaitUp();
            long sent = load.stop();
            long before = Ledger.count(kafka.messages(KafkaTopic.SENSE), load.device());
            acquirer.send(Acquirer.temperature(load.device(), sent + 1));
            await().until(
                            () ->
                                    Ledger.count(kafka.messages(KafkaTopic.SENSE), load.device())
                                            > before);
            Ledger.assertNothingTwice(kafka.messages(KafkaTopic.SENSE), load.device());
            assertThat(second.isAlive()).isTrue();
        }
    }

    private Command command(ActuatorName actuator, String value, Duration timeToLive) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Command(
                new CommandId(UUID.randomUUID()),
                site.id(),
                KITCHEN,
                actuator,
                value,
                now,
                now.plus(timeToLive),
                "ann");
    }
}
