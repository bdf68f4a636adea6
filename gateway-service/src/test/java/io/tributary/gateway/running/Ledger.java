package io.tributary.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Holds what stands in Kafka against what a device sent: messages 1 to n, each with its own number
 * as its value.
 */
final class Ledger {

    private Ledger() {}

    /** Readings of the device, however often each of them stands there. */
    static long count(List<AggregatedMessage> messages, DeviceId device) {
        return devices(messages, device).stream().mapToLong(DeviceReadings::messages).sum();
    }

    /** Every message is there exactly once. */
    static void assertExactlyOnce(List<AggregatedMessage> messages, DeviceId device, long sent) {
        long next = 1;
        for (var range : assertNothingTwice(messages, device).entrySet()) {
            assertThat(range.getKey()).as("first after a gap").isEqualTo(next);
            next = range.getValue() + 1;
        }
        assertThat(next - 1).isEqualTo(sent);
        List<DeviceReadings> found = devices(messages, device);
        assertThat(elements(found).mapToLong(ElementReadings::count).sum()).isEqualTo(sent);
        assertThat(elements(found).mapToDouble(e -> e.sum() == null ? 0 : e.sum()).sum())
                .isEqualTo(sent * (sent + 1) / 2.0);
    }

    /**
     * No message is there twice.
     *
     * @return what is there, as ranges
     */
    static SortedMap<Long, Long> assertNothingTwice(
            List<AggregatedMessage> messages, DeviceId device) {
        TreeMap<Long, Long> ranges = new TreeMap<>();
        for (DeviceReadings each : devices(messages, device)) {
            assertThat(each.seqs()).isNotNull();
            for (List<Long> range : each.seqs()) {
                long from = range.getFirst();
                long to = range.getLast();
                assertThat(ranges.floorEntry(to))
                        .as("message numbers %d to %d", from, to)
                        .satisfiesAnyOf(
                                below -> assertThat(below).isNull(),
                                below -> assertThat(below.getValue()).isLessThan(from));
                ranges.put(from, to);
            }
        }
        return ranges;
    }

    private static Stream<ElementReadings> elements(List<DeviceReadings> found) {
        return found.stream().flatMap(each -> each.elements().stream());
    }

    private static List<DeviceReadings> devices(List<AggregatedMessage> messages, DeviceId device) {
        return messages.stream()
                .flatMap(message -> message.devices().stream())
                .filter(each -> each.device().equals(device))
                .toList();
    }
}
