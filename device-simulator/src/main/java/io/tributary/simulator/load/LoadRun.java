package io.tributary.simulator.load;

import io.tributary.simulator.mqtt.ConnectionEndedException;
import io.tributary.simulator.mqtt.MqttConnection;
import io.tributary.simulator.mqtt.MqttConnections;
import io.tributary.simulator.mqtt.PublishingOwner;
import io.tributary.simulator.run.RunOutcome;
import io.tributary.simulator.run.StopSignal;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.CommandLineRunner;

/**
 * Sends messages at their intended times (open loop: when the broker is slow the schedule does not
 * wait for it, and what is late is caught up), in turn over the devices, then waits for the rest of
 * the acknowledgements. Runs on the caller's thread.
 */
final class LoadRun implements CommandLineRunner, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LoadRun.class);
    private static final Duration LAST_ACKNOWLEDGEMENTS = Duration.ofSeconds(8);

    private final SiteId site;
    private final LoadProperties properties;
    private final double rate;
    private final MqttConnections mqtt;
    private final RunOutcome outcome;
    private final Clock clock;
    private final List<MqttConnection> connections = new ArrayList<>();
    private final List<LoadDevice> devices = new ArrayList<>();
    private final StopSignal signal = new StopSignal();

    LoadRun(
            SiteId site,
            LoadProperties properties,
            double rate,
            MqttConnections mqtt,
            RunOutcome outcome,
            Clock clock) {
        this.site = site;
        this.properties = properties;
        this.rate = rate;
        this.mqtt = mqtt;
        this.outcome = outcome;
        this.clock = clock;
    }

    @Override
    public void run(String... args) throws InterruptedException {
        signal.running();
        log.info("{}", startLine());
        connect();
        LoadReport report = new LoadReport(rate, devices, properties.seqFile());
        try {
            for (MqttConnection connection : connections) {
                connection.awaitConnected();
            }
            report.start();
            send(report);
            for (MqttConnection connection : connections) {
                connection.drain();
            }
        } catch (ConnectionEndedException e) {
            outcome.failed("Load run ended: " + e.getMessage());
        } finally {
            report.finish(outcome);
            connections.forEach(MqttConnection::close);
            signal.finished();
        }
    }

    /** The process is asked to stop: no new messages, but those sent are still accounted for. */
    @Override
    public void destroy() throws InterruptedException {
        if (!signal.stop(LAST_ACKNOWLEDGEMENTS)) {
            connections.forEach(MqttConnection::close);
            signal.stop(Duration.ofSeconds(1));
        }
    }

    private void connect() {
        for (int i = 1; i <= properties.connectionCount(); i++) {
            MqttConnection connection =
                    mqtt.connection(
                            new PublishingOwner(site + "-load-" + i),
                            properties.inFlight(),
                            properties.inFlight());
            connections.add(connection);
            connection.open();
        }
        Instant start = clock.instant();
        LocationName location = LocationName.of(properties.location());
        for (int i = 1; i <= properties.devices(); i++) {
            MqttConnection connection = connections.get((i - 1) % connections.size());
            devices.add(new LoadDevice(location, DeviceId.of("load-" + i), connection, start));
        }
    }

    private void send(LoadReport report) throws InterruptedException {
        Pace pace = new Pace(rate, clock.instant());
        long last = lastMessage();
        for (long i = 0; i < last && !signal.isStopping(); i++) {
            report.behind(pace.await(i));
            devices.get((int) (i % devices.size())).send(pace.intendedAt(i));
        }
    }

    /** Messages to send in all, as the settings bound them. */
    private long lastMessage() {
        Long messages = properties.messages();
        Duration duration = properties.duration();
        long byCount = messages == null ? Long.MAX_VALUE : messages;
        long byTime =
                duration == null
                        ? Long.MAX_VALUE
                        : (long) Math.ceil(duration.toMillis() / 1000.0 * rate);
        return Math.min(byCount, byTime);
    }

    private String startLine() {
        long last = lastMessage();
        return "Load on site %s: %s messages/s from %d devices at location %s over %d connections, %s; broker %s"
                .formatted(
                        site,
                        rate,
                        properties.devices(),
                        properties.location(),
                        properties.connectionCount(),
                        last == Long.MAX_VALUE ? "until stopped" : last + " messages",
                        mqtt.url());
    }
}
