package io.tributary.benchmarks.load;

import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.LocationName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is published: devices that take turns, two readings a message in the flat form of simple
 * data, numbered. Message {@code n} of a run is message {@code n / devices + 1} of device {@code n
 * % devices}.
 *
 * @param devices how many there are
 * @param locations over how many locations they are spread
 * @param run tells this run's messages from an earlier one's
 */
public record Workload(int devices, int locations, String run) {

    /** Readings of a message. */
    public static final int READINGS = 2;

    /** The site of all runs. */
    public static final String SITE = "bench";

    private static final int SEQ_DIGITS = 9;

    DeviceId device(int number) {
        return DeviceId.of("d" + number);
    }

    private LocationName location(int device) {
        return LocationName.of("l" + device % locations);
    }

    byte[] topic(int device) {
        return MqttTopic.sense(location(device), device(device))
                .value()
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** All of a message up to its number, which is last; the same for all messages of a device. */
    byte[] payloadHead(int device) {
        return "{\"deviceID\":\"%s\",\"temperature\":%d.%d,\"humidity\":%d.5,\"boot\":\"%s\",\"seq\":"
                .formatted(device(device), 15 + device % 15, device % 10, 30 + device % 50, run)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Length of a message of this device, the same for all. */
    int payloadLength(int device) {
        return payloadHead(device).length + SEQ_DIGITS + 1;
    }

    /** Number and end of a message, in as many bytes for all: JSON permits spaces before it. */
    static void putTail(byte[] target, int offset, long seq) {
        long rest = seq;
        int at = offset + SEQ_DIGITS;
        do {
            target[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        while (at > offset) {
            target[--at] = ' ';
        }
        target[offset + SEQ_DIGITS] = '}';
    }

    /** Writes the site model that declares all devices. */
    public void describe(Path file) throws IOException {
        StringBuilder yaml =
                new StringBuilder(
                        "schema: tributary/site/1\nsite: %s\ntitle: Benchmark\nzone: UTC\nstrict: false\nlocations:\n"
                                .formatted(SITE));
        for (int location = 0; location < locations; location++) {
            yaml.append("  - name: l").append(location).append("\n    devices:\n");
            for (int device = location; device < devices; device += locations) {
                yaml.append(
                        """
                              - id: %s
                                presence: battery
                                silence: PT1H
                                elements:
                                  - {name: temperature, type: number, unit: Cel, min: -40, max: 85}
                                  - {name: humidity, type: number, unit: "%%", min: 0, max: 100}
                        """
                                .formatted(device(device)));
            }
        }
        Files.writeString(file, yaml);
    }
}
