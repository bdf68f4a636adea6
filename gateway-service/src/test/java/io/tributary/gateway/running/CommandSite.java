package io.tributary.gateway.running;

import io.tributary.topology.command.Command;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A site of so many devices that every test has one of its own, with a light, a dimmer, a bell. */
final class CommandSite {

    static final int DEVICES = 100;
    private static final String DEVICE =
            "      - {id: device-%1$d, presence: battery, silence: PT1H, elements: []}%n";
    private static final String ACTUATOR =
            "      - {name: %2$s-%1$d, device: device-%1$d, kind: %3$s}%n";

    private final AtomicInteger last = new AtomicInteger();
    final TestSite site;

    /** A device nobody else uses. */
    record Fitting(DeviceId device, ActuatorName light, ActuatorName dimmer, ActuatorName bell) {}

    private CommandSite(TestSite site) {
        this.site = site;
    }

    static CommandSite in(Path directory) throws IOException {
        SiteId id = SiteId.of("site-" + UUID.randomUUID());
        StringBuilder devices = new StringBuilder();
        StringBuilder actuators = new StringBuilder();
        for (int i = 1; i <= DEVICES; i++) {
            devices.append(DEVICE.formatted(i));
            actuators.append(ACTUATOR.formatted(i, "light", "switch"));
            actuators.append(ACTUATOR.formatted(i, "dimmer", "slider, min: 0, max: 100"));
            actuators.append(ACTUATOR.formatted(i, "bell", "button"));
        }
        Path file = directory.resolve("commands.yaml");
        Files.writeString(
                file,
                """
                schema: tributary/site/1
                site: %s
                title: Site of commands
                zone: Europe/Madrid
                strict: false
                locations:
                  - name: kitchen
                    devices:
                %s    actuators:
                %s"""
                        .formatted(id, devices, actuators));
        return new CommandSite(new TestSite(id, file, directory.resolve("journal")));
    }

    Fitting next() {
        return fitting(last.incrementAndGet());
    }

    List<Fitting> all() {
        return IntStream.rangeClosed(1, DEVICES).mapToObj(CommandSite::fitting).toList();
    }

    private static Fitting fitting(int i) {
        return new Fitting(
                DeviceId.of("device-" + i),
                ActuatorName.of("light-" + i),
                ActuatorName.of("dimmer-" + i),
                ActuatorName.of("bell-" + i));
    }

    Command command(ActuatorName actuator, String value, Duration timeToLive) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Command(
                new CommandId(UUID.randomUUID()),
                site.id(),
                TestSite.KITCHEN,
                actuator,
                value,
                now,
                now.plus(timeToLive),
                "ann");
    }
}
