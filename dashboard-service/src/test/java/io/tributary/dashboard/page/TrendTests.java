package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.live.Live;
import io.tributary.dashboard.live.Reading;
import io.tributary.dashboard.support.Home;
import io.tributary.dashboard.support.TestClock;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.telemetry.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrendTests {

    private static final long NOW = 1_800_000_000;

    private final Trend trend = new Trend();

    @Test
    void lastValueOfAStepCountsAndAMissingStepIsEmpty() {
        trend.add(NOW, 1);
        trend.add(NOW + 1, 2);
        trend.add(NOW + 30, 3.5);

        assertThat(trend.text(NOW + 30))
                .startsWith("15;" + (NOW + 30 - 59 * 15) + ";,,")
                .endsWith(",2,,3.5");
    }

    @Test
    void whatIsOlderThanAllStepsIsGone() {
        trend.add(NOW, 1);
        trend.add(NOW + 15 * 60, 2);
        trend.add(NOW, 9);

        assertThat(trend.text(NOW + 15 * 60))
                .endsWith(",,2")
                .doesNotContain("1,")
                .doesNotContain("9,");
        assertThat(trend.text(NOW + 15 * 200)).isNull();
        assertThat(new Trend().text(NOW)).isNull();
    }

    @Test
    void whatWasStoredDoesNotReplaceWhatWasHeard() {
        trend.add(NOW, 1);
        trend.fill(NOW, 7);
        trend.fill(NOW - 15, 6);

        assertThat(trend.text(NOW)).endsWith(",,6,1");
    }

    @Test
    void numbersAreFollowedAndTextIsNot() {
        Live live = new Live();
        Trends trends = new Trends(live.readings, live.changes, live.clock);
        DeviceKey device = new DeviceKey(Home.SITE, Home.ROOM1, Home.NODE1);
        ElementName mode = ElementName.of("mode");
        live.readings.accept(
                new Reading(
                        device,
                        Home.TEMPERATURE,
                        new Value.NumberValue(21.4),
                        "Cel",
                        TestClock.START));
        live.readings.accept(
                new Reading(device, mode, new Value.TextValue("on"), null, TestClock.START));

        assertThat(trends.find(device, Home.TEMPERATURE))
                .hasValueSatisfying(text -> assertThat(text).endsWith(",21.4"));
        assertThat(trends.find(device, mode)).isEmpty();
        live.clock.advance(Duration.ofHours(1));
        assertThat(trends.find(device, Home.TEMPERATURE)).isEmpty();
    }
}
