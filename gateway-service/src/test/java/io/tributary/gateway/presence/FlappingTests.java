package io.tributary.gateway.presence;

import static io.tributary.gateway.Batches.batch;
import static io.tributary.gateway.Batches.number;
import static io.tributary.gateway.Batches.sensed;
import static io.tributary.gateway.Batches.status;
import static io.tributary.gateway.Batches.temperature;
import static io.tributary.gateway.Homes.KITCHEN;
import static io.tributary.gateway.Homes.STOVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.Homes;
import io.tributary.gateway.MutableClock;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.presence.Presence;
import io.tributary.topology.site.Device;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.PresenceClass;
import io.tributary.topology.site.SiteModel;
import io.tributary.topology.telemetry.BatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Devices that come and go. */
class FlappingTests {

    private static final int DEVICES = 1_000;
    private static final int FLAPPING = 100;

    private PresenceWorld world = new PresenceWorld();

    @Test
    void deviceThatGoesOnSendingIsWrittenOnceAMinute() {
        world.round();
        world.records = 0;
        for (int second = 0; second < 300; second++) {
            world.hear(temperature(21, world.now()));
            world.pass(Duration.ofSeconds(1));
        }
        assertThat(world.records).isBetween(5L, 6L);
    }

    @Test
    void flappingDeviceIsWrittenTwiceAMinuteAndItsEndIsNotMissed() {
        world.round();
        world.records = 0;
        for (int second = 0; second < 120; second++) {
            world.hear(status(STOVE, second % 2 == 0 ? "online" : "offline", world.now()));
            world.round();
            assertThat(world.book.isPresent(KITCHEN, STOVE)).isEqualTo(second % 2 == 0);
            world.pass(Duration.ofSeconds(1));
        }
        assertThat(world.records).isBetween(6L, 12L);
        world.hear(status(STOVE, "online", world.now()));
        Instant back = world.now();
        for (int second = 0; second < 31; second++) {
            world.hear(temperature(21, world.now()));
            world.pass(Duration.ofSeconds(1));
        }
        assertThat(world.state(STOVE).presence()).isEqualTo(Presence.ONLINE);
        assertThat(world.state(STOVE).since()).isEqualTo(back);
    }

    @Test
    void wallClockThatIsSetBackDoesNotFreezeAFlappingDevice() {
        for (int second = 0; second < 20; second++) {
            world.hear(status(STOVE, second % 2 == 0 ? "offline" : "online", world.now()));
            world.pass(Duration.ofSeconds(1));
        }
        world.clock.jump(Duration.ofHours(-1));
        world.hear(status(STOVE, "offline", world.now()));
        world.pass(Flapping.EVERY);
        assertThat(world.state(STOVE).presence()).isEqualTo(Presence.OFFLINE);
    }

    @Test
    void changeThatWasDampedWhenTheGatewayDiedIsNotForgotten() {
        for (int second = 0; second < 6; second++) {
            world.hear(status(STOVE, second % 2 == 0 ? "offline" : "online", world.now()));
            world.pass(Duration.ofSeconds(1));
        }
        BatchEntry departure = status(STOVE, "offline", world.now());
        BatchEntry before = status(STOVE, "online", world.now().minusSeconds(60));
        world.hear(departure);
        world.round();
        assertThat(world.state(STOVE).presence()).isEqualTo(Presence.ONLINE);

        world = world.crashed();
        world.book.recall(before);
        world.book.recall(temperature(21, world.now().minusSeconds(30)));
        world.book.recall(departure);
        assertThat(world.book.isPresent(KITCHEN, STOVE)).isFalse();
        assertThat(world.presence(STOVE)).isEqualTo(Presence.OFFLINE);
    }

    @Test
    void whatWasCommittedBeforeDoesNotUndoWhatIsKnown() {
        BatchEntry birth = status(STOVE, "online", world.now());
        world.hear(birth);
        world.pass(Homes.STOVE_SILENCE.plusSeconds(1));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
        Instant since = world.since(STOVE);
        world = world.crashed();
        world.book.recall(birth);
        world.book.recall(temperature(21, since.minusSeconds(5)));
        assertThat(world.presence(STOVE)).isEqualTo(Presence.STALE);
        assertThat(world.since(STOVE)).isEqualTo(since);
    }

    @Test
    void thousandDevicesOfWhichAHundredFlapAreBoundedInRecordsAndMemory() {
        world = new PresenceWorld(new MutableClock(), largeSite());
        minute();
        // what other tests of this process leave or take meanwhile is not the book's: it does not
        // come every time
        await().untilAsserted(
                        () ->
                                assertThat(growthInFiveMinutes())
                                        .as("bytes")
                                        .isLessThan(4 * 1024 * 1024));
        assertThat(world.kafka).hasSize(DEVICES);
        for (int i = FLAPPING; i < DEVICES; i++) {
            assertThat(world.state(device(i)).presence()).isEqualTo(Presence.ONLINE);
            assertThat(world.state(device(i)).since()).isEqualTo(MutableClock.START);
        }
    }

    private long growthInFiveMinutes() {
        long before = usedMemory();
        world.records = 0;
        for (int minute = 0; minute < 5; minute++) {
            minute();
        }
        assertThat(world.records / 5)
                .as("records a minute: one of each device, two of each that flaps")
                .isBetween((long) DEVICES - FLAPPING, DEVICES + 2L * FLAPPING);
        return usedMemory() - before;
    }

    /** The flapping ones come or go every second, the others send. */
    private void minute() {
        for (int second = 0; second < 60; second++) {
            Instant now = world.now();
            String status = second % 2 == 0 ? "online" : "offline";
            BatchEntry[] entries =
                    IntStream.range(0, DEVICES)
                            .mapToObj(
                                    i ->
                                            i < FLAPPING
                                                    ? status(device(i), status, now)
                                                    : sensed(
                                                            device(i),
                                                            now.minusMillis(5),
                                                            null,
                                                            number("temperature", 21)))
                            .toArray(BatchEntry[]::new);
            world.book.heard(batch(1));
            List.of(entries).forEach(world.book::apply);
            world.clock.advance(Duration.ofSeconds(1));
            world.round();
        }
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static SiteModel largeSite() {
        List<Device> devices =
                IntStream.range(0, DEVICES)
                        .mapToObj(
                                i ->
                                        new Device(
                                                device(i),
                                                PresenceClass.MAINS,
                                                Homes.STOVE_SILENCE,
                                                List.of()))
                        .toList();
        return new SiteModel(
                SiteModel.SCHEMA,
                Homes.SITE,
                "Large",
                ZoneOffset.UTC,
                false,
                "1",
                List.of(new Location(KITCHEN, "Kitchen", devices, List.of())));
    }

    private static DeviceId device(int i) {
        return DeviceId.of("d" + i);
    }
}
