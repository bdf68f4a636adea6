package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.dashboard.support.Edge;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.Index;
import io.tributary.dashboard.support.Servers;
import io.tributary.dashboard.support.WebSlice;
import io.tributary.localstack.ports.FreePorts;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.presence.ActuatorState;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A dashboard that can be restarted, a made-up edge behind it, and a browser before it. */
final class BrowserStage implements AutoCloseable {

    final Browser browser;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final int port = FreePorts.next();
    private final Edge edge = new Edge(Servers.kafka());
    private final Index index = new Index(Servers.elasticsearch());
    private final Thread gateway;
    private ConfigurableApplicationContext dashboard;

    BrowserStage() {
        PreviewHome home = new PreviewHome(edge, index);
        home.fill();
        clock.scheduleAtFixedRate(home::tick, 0, 1, TimeUnit.SECONDS);
        gateway = Thread.startVirtualThread(new PreviewGateway(edge, clock, Duration.ofSeconds(1)));
        dashboard = startDashboard();
        browser = Browser.open();
        browser.go(page("/sites/home"));
        logIn();
    }

    String page(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Opens the page and leaves a mark in it, which a reload would wipe out. */
    void open(String path) {
        browser.go(page(path));
        browser.run("window.opened = arguments[0]", path);
    }

    void logIn() {
        logIn("admin", WebSlice.PASSWORD);
    }

    void logIn(String name, String password) {
        assertThat(browser.address()).contains("/login");
        browser.element("[name=username]").sendKeys(name);
        browser.element("[name=password]").sendKeys(password);
        browser.element("button[type=submit]").click();
        until(() -> browser.has("[data-line]"));
    }

    /** What the log-in form sends. */
    String credentials() {
        return "username=admin&password="
                + URLEncoder.encode(WebSlice.PASSWORD, StandardCharsets.UTF_8);
    }

    void stopDashboard() {
        dashboard.close();
    }

    void restartDashboard() {
        dashboard = startDashboard();
    }

    /** One that reaches neither Kafka nor Elasticsearch. */
    void startDashboardAlone() {
        dashboard = startDashboard("127.0.0.1:1", "http://127.0.0.1:1");
    }

    /** What the gateway judges the device of room2 to be. */
    void tell(Presence presence) {
        edge.tell(
                Home.device(
                        Home.SITE,
                        LocationName.of("room2"),
                        DeviceId.of("NodeMCU2"),
                        presence,
                        Instant.now()));
    }

    /** What the light of room2 reports by itself. */
    void report(String value) {
        edge.tell(
                new ActuatorState(
                        Home.SITE,
                        LocationName.of("room2"),
                        ActuatorName.of("light"),
                        Instant.now().toEpochMilli(),
                        value,
                        Instant.now(),
                        null));
    }

    /** Has a message of the device refused. */
    void refuse(String device) {
        Rejection rejection =
                Rejection.of(
                        UUID.randomUUID(),
                        Home.SITE,
                        Rejection.ORIGIN_MQTT,
                        "sense/attic",
                        "attic",
                        device,
                        RejectionReason.EMPTY,
                        "nothing in it",
                        new byte[0],
                        Instant.now());
        String id = rejection.id().toString();
        edge.raw(KafkaTopic.REJECTED, id, JsonCodec.of(Rejection.class).encode(rejection));
        index.put("tributary-rejected", id, rejection);
    }

    /** The site carries out what is wanted of the device's account. */
    void applied(String device) {
        PreviewAccounts.applied(edge, device);
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(condition);
    }

    @Override
    public void close() {
        browser.close();
        clock.shutdownNow();
        gateway.interrupt();
        dashboard.close();
        edge.close();
    }

    private ConfigurableApplicationContext startDashboard() {
        return startDashboard(Servers.kafka(), Servers.elasticsearch());
    }

    private ConfigurableApplicationContext startDashboard(String kafka, String elasticsearch) {
        return new SpringApplicationBuilder(DashboardApplication.class)
                .run(
                        "--server.port=" + port,
                        "--spring.kafka.bootstrap-servers=" + kafka,
                        "--spring.elasticsearch.uris=" + elasticsearch,
                        "--tributary.administrator.password=" + WebSlice.PASSWORD);
    }
}
