package io.tributary.simulator.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeatherTests {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-20T23:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void nightIsDarkAndNoonIsBright(long seed) {
        Weather weather = weather(seed);

        assertThat(weather.illuminanceLux(at(2))).isZero();
        assertThat(weather.illuminanceLux(at(13))).isBetween(15_000.0, 100_000.0);
        assertThat(weather.sun(at(13))).isGreaterThan(weather.sun(at(9))).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void afternoonIsWarmerThanEarlyMorningOnAverage(long seed) {
        Weather weather = weather(seed);

        assertThat(meanOverDays(weather, 15)).isGreaterThan(meanOverDays(weather, 4) + 4);
    }

    @Test
    void warmAirIsDrier() {
        Weather weather = weather(1);

        double afternoon = 0;
        double morning = 0;
        for (int day = 0; day < 30; day++) {
            afternoon += weather.humidityPercent(at(15 + 24 * day));
            morning += weather.humidityPercent(at(4 + 24 * day));
        }
        assertThat(afternoon).isLessThan(morning);
    }

    @Test
    void summerIsWarmerThanWinterAndItsDaysAreLonger() {
        Weather weather = weather(1);
        Instant summer = Instant.parse("2026-07-15T17:30:00Z");
        Instant winter = Instant.parse("2026-01-15T18:30:00Z");

        assertThat(weather.temperatureCelsius(summer))
                .isGreaterThan(weather.temperatureCelsius(winter) + 8);
        assertThat(weather.sun(summer)).isPositive();
        assertThat(weather.sun(winter)).isZero();
    }

    @Test
    void dayFollowsTheZoneOfTheSite() {
        Instant noonInMadrid = at(13);
        Weather tokyo = new Weather(new Noise(1), ZoneId.of("Asia/Tokyo"));

        assertThat(tokyo.sun(noonInMadrid)).isZero();
    }

    @Test
    void weatherChangesInSmallSteps() {
        Weather weather = weather(1);

        for (int second = 0; second < 3600; second += 2) {
            Instant now = at(13).plusSeconds(second);
            double step =
                    weather.temperatureCelsius(now.plusSeconds(2))
                            - weather.temperatureCelsius(now);
            assertThat(Math.abs(step)).isLessThan(0.02);
        }
    }

    private static double meanOverDays(Weather weather, int hour) {
        return IntStream.range(0, 30)
                .mapToDouble(day -> weather.temperatureCelsius(at(hour + 24 * day)))
                .average()
                .orElseThrow();
    }

    private static Weather weather(long seed) {
        return new Weather(new Noise(seed), MADRID);
    }

    private static Instant at(int hour) {
        return MIDNIGHT.plus(Duration.ofHours(hour));
    }
}
