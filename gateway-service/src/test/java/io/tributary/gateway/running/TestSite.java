package io.tributary.gateway.running;

import io.tributary.topology.name.ActuatorName;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A site of a test's own.
 *
 * @param id unlike that of every other test
 * @param file its {@code site.yaml}
 * @param journal directory of its gateway's journal
 * @param limit size of the backlog at which it takes nothing more
 */
record TestSite(SiteId id, Path file, Path journal, String limit) {

    TestSite(SiteId id, Path file, Path journal) {
        this(id, file, journal, "100MB");
    }

    static final LocationName KITCHEN = LocationName.of("kitchen");
    static final DeviceId STOVE = DeviceId.of("stove");
    static final ActuatorName LIGHT = ActuatorName.of("light");
    static final ActuatorName BELL = ActuatorName.of("bell");

    static TestSite in(Path directory) {
        SiteId id = SiteId.of("site-" + UUID.randomUUID());
        Path file = directory.resolve("site.yaml");
        try {
            Files.writeString(
                    file,
                    """
            schema: tributary/site/1
            site: %s
            title: Site of a test
            zone: Europe/Madrid
            strict: false
            locations:
              - name: kitchen
                devices:
                  - id: stove
                    presence: battery
                    silence: PT1H
                    elements:
                      - {name: temperature, type: number, unit: Cel}
                actuators:
                  - {name: light, device: stove, kind: switch}
                  - {name: bell, device: stove, kind: button}
            """
                            .formatted(id));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new TestSite(id, file, directory.resolve("journal"));
    }

    /** The same for a gateway that stands elsewhere. */
    TestSite elsewhere(Path otherJournal) {
        return new TestSite(id, file, otherJournal, limit);
    }

    /** The same with another limit. */
    TestSite withLimit(String otherLimit) {
        return new TestSite(id, file, journal, otherLimit);
    }

    /** Arguments of a gateway of this site. */
    List<String> arguments(String mqttUrl, String bootstrapServers) {
        return List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--tributary.mqtt.url=" + mqttUrl,
                "--tributary.site.file=" + file,
                "--tributary.gateway.journal.directory=" + journal,
                "--tributary.gateway.journal.segment-size=256KB",
                "--tributary.gateway.journal.limit=" + limit);
    }
}
