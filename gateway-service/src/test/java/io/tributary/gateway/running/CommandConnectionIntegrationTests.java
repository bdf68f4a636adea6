package io.tributary.gateway.running;

import static io.tributary.gateway.running.Acquirer.report;
import static io.tributary.gateway.running.Acquirer.status;
import static io.tributary.topology.command.CommandState.DELIVERED;
import static io.tributary.topology.command.CommandState.FAILED;
import static io.tributary.topology.command.CommandState.SENT;
import static io.tributary.topology.command.CommandState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.GatewayApplication;
import io.tributary.gateway.intake.BatchSource;
import io.tributary.topology.command.Command;
import io.tributary.topology.presence.Presence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Commands whose answer from the broker gets lost with the connection, or is a refusal. */
class CommandConnectionIntegrationTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir static Path directory;

    private static CommandSite site;
    private static Kafka kafka;
    private static StateTail tail;
    private static Acquirer acquirer;
    private static PubackProxy network;
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
        network = new PubackProxy(Edge.mqttUrl());
        gateway =
                new SpringApplicationBuilder(GatewayApplication.class)
                        .properties(
                                "tributary.mqtt.username=" + Edge.USERNAME,
                                "tributary.mqtt.password=" + Edge.PASSWORD)
                        .run(
                                site.site
                                        .arguments(network.url(), Edge.bootstrapServers())
                                        .toArray(String[]::new));
        await().until(gateway.getBean(BatchSource.class)::isConnected);
    }

    @AfterAll
    static void stopGateway() throws Exception {
        acquirer.close();
        gateway.close();
        network.close();
        tail.close();
        Edge.forget(site.site);
    }

    @BeforeEach
    void takeADevice() throws Exception {
        own = site.next();
        appliance = new Appliance(Edge.mqttUrl(), site.site.id() + own.device().value(), "#");
        acquirer.send(status(own.device(), "online"));
        tail.awaitPresence(own.device(), Presence.ONLINE);
    }

    @AfterEach
    void mend() throws Exception {
        network.answers(PubackProxy.Answers.PASS);
        appliance.close();
    }

    @Test
    void refusalByTheBrokerIsAFailure() throws Exception {
        network.answers(PubackProxy.Answers.QUOTA_EXCEEDED);
        Command on = site.command(own.light(), "ON", LONG);
        kafka.command(on);
        await().until(() -> tail.states(on).contains(FAILED));
        assertThat(tail.states(on)).containsExactly(SENT, FAILED);
        assertThat(tail.statuses(on).getLast().reason())
                .isEqualTo("the broker refused it with reason code 0x97");
    }

    @Test
    void afterALostConnectionTheSwitchComesAgainAndTheButtonDoesNot() throws Exception {
        network.answers(PubackProxy.Answers.LOST);
        Command on = site.command(own.light(), "ON", LONG);
        Command press = site.command(own.bell(), "PRESS", LONG);
        kafka.command(on);
        kafka.command(press);
        await().until(() -> appliance.times(on) == 1 && appliance.times(press) == 1);
        network.answers(PubackProxy.Answers.PASS);
        network.cut();
        await().until(() -> tail.states(on).contains(DELIVERED));
        assertThat(tail.states(press)).containsExactly(SENT);

        acquirer.send(
                report(own.light().value(), "ON", on.id().toString()),
                report(own.bell().value(), "PRESS", press.id().toString()));
        await().until(() -> tail.states(press).contains(SUCCEEDED));
        await().until(() -> tail.states(on).contains(SUCCEEDED));
        assertThat(appliance.times(on)).isEqualTo(2);
        assertThat(appliance.times(press)).isOne();
    }
}
