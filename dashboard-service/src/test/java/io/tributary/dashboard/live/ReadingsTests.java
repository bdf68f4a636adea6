package io.tributary.dashboard.live;

import static io.tributary.dashboard.support.Home.NODE1;
import static io.tributary.dashboard.support.Home.ROOM1;
import static io.tributary.dashboard.support.Home.SITE;
import static io.tributary.dashboard.support.Home.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.topology.name.DeviceId;
import io.tributary.topology.telemetry.Value;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingsTests {

    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final DeviceKey DEVICE = new DeviceKey(SITE, ROOM1, NODE1);

    private final Live live = new Live(2, 2);

    @Test
    void newerValueTakesThePlaceOfTheOlder() {
        live.readings.accept(reading(21, AT));
        live.readings.accept(reading(22, AT.plusSeconds(1)));

        assertThat(live.readings.find(DEVICE, TEMPERATURE))
                .contains(reading(22, AT.plusSeconds(1)));
    }

    @Test
    void lateValueIsNeitherTakenNorTold() {
        live.readings.accept(reading(21, AT));
        live.told.clear();

        live.readings.accept(reading(19, AT.minusSeconds(1)));
        live.readings.accept(reading(21, AT));

        assertThat(live.readings.find(DEVICE, TEMPERATURE)).contains(reading(21, AT));
        assertThat(live.told).isEmpty();
    }

    @Test
    void ofTwoValuesAtTheSameTimeTheLaterOneCounts() {
        live.readings.accept(reading(21, AT));
        live.readings.accept(reading(20, AT));

        assertThat(live.readings.find(DEVICE, TEMPERATURE)).contains(reading(20, AT));
    }

    @Test
    void deviceIsToldOfWithItsFirstValueOnly() {
        live.readings.accept(reading(21, AT));
        live.readings.accept(reading(22, AT.plusSeconds(1)));

        Change device = new Change.DeviceChanged(DEVICE);
        Change reading = new Change.ReadingChanged(DEVICE, TEMPERATURE);
        assertThat(live.told).containsExactly(device, reading, reading);
    }

    @Test
    void elementsBeyondTheLimitAreCountedAndLeftOut() {
        for (String id : new String[] {"a", "b", "c"}) {
            live.readings.accept(
                    new Reading(
                            new DeviceKey(SITE, ROOM1, DeviceId.of(id)),
                            TEMPERATURE,
                            new Value.NumberValue(1),
                            "Cel",
                            AT));
        }

        assertThat(live.readings.devices()).hasSize(2);
        assertThat(
                        live.meters
                                .get("tributary.dashboard.readmodel.refused")
                                .tag("kind", "reading")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void fullModelStillTakesNewerValuesOfWhatItKnows() {
        live.readings.accept(reading(21, AT));
        live.readings.accept(
                new Reading(
                        new DeviceKey(SITE, ROOM1, DeviceId.of("other")),
                        TEMPERATURE,
                        new Value.NumberValue(1),
                        "Cel",
                        AT));
        live.readings.accept(reading(22, AT.plusSeconds(1)));

        assertThat(live.readings.find(DEVICE, TEMPERATURE))
                .map(Reading::value)
                .contains(new Value.NumberValue(22));
    }

    private static Reading reading(double celsius, Instant at) {
        return new Reading(DEVICE, TEMPERATURE, new Value.NumberValue(celsius), "Cel", at);
    }
}
