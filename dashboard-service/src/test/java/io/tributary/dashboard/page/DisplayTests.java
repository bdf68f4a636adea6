package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.device.ReadingView;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.live.SiteBacklog;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.rejection.RejectionReason;
import io.tributary.topology.telemetry.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DisplayTests {

    private final Display display = English.display();

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "21.4, 21.4",
        "21.456, 21.46",
        "-3.456, -3.46",
        "123.456, 123.5",
        "0.0123, 0.012",
        "0.10, 0.1",
        "-0.00004567, -0.000046"
    })
    void numberHasAsManyDigitsAsOneCanTakeIn(double value, String shown) {
        assertThat(display.value(reading(new Value.NumberValue(value)))).isEqualTo(shown);
    }

    @Test
    void backlogIsASentence() {
        SiteBacklog backlog = SiteBacklog.of(Home.behind(Home.SITE, TestClock.START, 90));

        assertThat(backlog.behind()).isTrue();
        assertThat(display.backlog(backlog))
                .isEqualTo(
                        "Readings wait at the site for Kafka, the oldest from 90 s ago: 12.3 MB of"
                                + " 1 GB. Values shown here may be old; nothing is lost while"
                                + " there is room, which is about 71.5 h more at this rate.");
        assertThat(display.backlog(new SiteBacklog(999, null, null, null, true)))
                .isEqualTo(
                        "Readings wait at the site for Kafka: 999 B. Values shown here may be"
                                + " old; nothing is lost while there is room.");
    }

    @Test
    void thousandsAreGrouped() {
        assertThat(Numbers.format(12_345.6, Locale.ENGLISH)).isEqualTo("12,346");
    }

    @ParameterizedTest
    @CsvSource({"21.456, '21,46'", "12345.6, 12.346", "0.0123, '0,012'", "-0.5, '-0,5'"})
    void numberIsWrittenAsTheReadersRegionDoes(double value, String shown) {
        assertThat(Numbers.format(value, Locale.of("es", "ES"))).isEqualTo(shown);
    }

    @Test
    void booleansAndTextAreWords() {
        assertThat(display.value(reading(new Value.BooleanValue(true)))).isEqualTo("Yes");
        assertThat(display.value(reading(new Value.BooleanValue(false)))).isEqualTo("No");
        assertThat(display.value(reading(new Value.TextValue("open")))).isEqualTo("open");
    }

    @ParameterizedTest
    @CsvSource({"Cel, °C", "%, %", "W, W", "lx, lx", "[ppm], ppm", "1, ''", ", ''"})
    void unitIsAsPeopleWriteIt(String ucum, String shown) {
        assertThat(display.unit(ucum)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "soilMoisture, Soil moisture",
        "cooker-hood, Cooker hood",
        "temperature, Temperature",
        "tv, TV",
        "co2, CO2",
        "pm10, PM10",
        "fan, Fan",
        "room1, Room1",
        "NodeMCU1, Node MCU1"
    })
    void nameIsAsPeopleWriteIt(String name, String shown) {
        assertThat(display.label(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, now",
        "PT-5S, now",
        "PT3S, 3 s ago",
        "PT99S, 99 s ago",
        "PT100S, 1 min ago",
        "PT99M, 99 min ago",
        "PT100M, 1 h ago",
        "PT47H, 47 h ago",
        "PT72H, 3 days ago"
    })
    void ageIsInTheUnitThatSaysEnough(Duration age, String shown) {
        assertThat(display.age(TestClock.START.minus(age))).isEqualTo(shown);
    }

    @Test
    void timeIsInTheZoneOfTheSite() {
        assertThat(plain(display.time(TestClock.START, "Europe/Madrid")))
                .isEqualTo("Nov 20, 2026, 11:15:30 AM CET");
        assertThat(plain(display.time(TestClock.START, null)))
                .isEqualTo("Nov 20, 2026, 10:15:30 AM UTC");
        assertThat(display.time(null, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "340, 340 ms", "1234, 1.2 s", "45600, 45 s", "600000, 10 min"})
    void durationIsMorePreciseTheShorterItIs(long millis, String shown) {
        assertThat(display.took(TestClock.START, TestClock.START.plusMillis(millis)))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfARejectionIsExplained(RejectionReason reason) {
        assertThat(display.reason(reason.code())).isNotBlank().doesNotContain("-");
        assertThat(display.reasonText(reason.code())).endsWith(".");
    }

    @Test
    void reasonThatIsNotKnownYetIsReadableStill() {
        assertThat(display.reason("too-cold")).isEqualTo("Too cold");
        assertThat(display.reasonText("too-cold")).isEmpty();
    }

    /** The platform's spaces before AM differ. */
    private static String plain(String time) {
        return time.replace('\u202f', ' ');
    }

    private static ReadingView reading(Value value) {
        return ReadingView.of(
                new Reading(
                        new DeviceKey(Home.SITE, Home.ROOM1, Home.NODE1),
                        Home.TEMPERATURE,
                        value,
                        null,
                        Instant.EPOCH));
    }
}
