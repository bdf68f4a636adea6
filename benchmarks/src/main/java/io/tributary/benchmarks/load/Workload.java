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

    /** The element whose value is the message's number. */
    public static final String NUMBER = "count";

    private static final int SEQ_DIGITS = 9;
    private static final byte[] COUNT =
            (",\"" + NUMBER + "\":").getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL_BYTES = 2 * SEQ_DIGITS + COUNT.length + 1;

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

    /** All of a message up to its numbers, which are last; the same for all of a device. */
    byte[] payloadHead(int device) {
        return "{\"deviceID\":\"%s\",\"temperature\":%d.%d,\"boot\":\"%s\",\"seq\":"
                .formatted(device(device), 15 + device % 15, device % 10, run)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Length of a message of this device, the same for all. */
    int payloadLength(int device) {
        return payloadHead(device).length + TAIL_BYTES;
    }

    /** Ends a message: its number, once as such and once as a reading. */
    static void putTail(byte[] target, int end, long seq) {
        int start = end - TAIL_BYTES;
        putNumber(target, start, seq);
        System.arraycopy(COUNT, 0, target, start + SEQ_DIGITS, COUNT.length);
        putNumber(target, start + SEQ_DIGITS + COUNT.length, seq);
        target[end - 1] = '}';
    }

    /** In as many bytes for all: JSON permits spaces before it. */
    private static void putNumber(byte[] target, int offset, long number) {
        long rest = number;
        int at = offset + SEQ_DIGITS;
        do {
            target[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        while (at > offset) {
            target[--at] = ' ';
        }
    }

    /** Which message of the run number {@code seq} of this device is. */
    public long message(int device, long seq) {
        return (seq - 1) * devices + device;
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
                                  - {name: count, type: number}
                        """
                                .formatted(device(device)));
            }
        }
        Files.writeString(file, yaml);
    }
}
