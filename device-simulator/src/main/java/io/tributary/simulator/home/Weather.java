package io.tributary.simulator.home;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The weather outside, a pure function of time: seasons and day curve of a place at a middle
 * northern latitude, with clouds and noise. Thread-safe.
 */
final class Weather {

    private static final double YEAR_DAYS = 365.25;
    private static final double FULL_SUN_LUX = 100_000;
    private static final double SOLAR_NOON_HOUR = 13;
    private static final double WARMEST_HOUR = 15;

    private final Noise noise;
    private final ZoneId zone;

    Weather(Noise noise, ZoneId zone) {
        this.noise = noise;
        this.zone = zone;
    }

    /** Height of the sun: 0 at night, 1 at noon. */
    double sun(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        double dayLengthHours = 12 + 3 * season(local, 80);
        double sinceSunrise = hour(local) - (SOLAR_NOON_HOUR - dayLengthHours / 2);
        return Math.max(0, Math.sin(Math.PI * sinceSunrise / dayLengthHours));
    }

    /** Cover of clouds: 0 for a clear sky, 1 for an overcast one. */
    double clouds(Instant at) {
        double hours = noise.smooth("clouds", at, Duration.ofHours(5));
        double minutes = noise.smooth("cloud", at, Duration.ofMinutes(4));
        return Math.clamp(0.4 + 0.5 * hours + 0.12 * minutes, 0, 1);
    }

    /** Whether it rains. */
    boolean rains(Instant at) {
        return clouds(at) > 0.92;
    }

    /** Illuminance in lux. */
    double illuminanceLux(Instant at) {
        return FULL_SUN_LUX * Math.pow(sun(at), 1.3) * (1 - 0.8 * clouds(at));
    }

    /** Air temperature in degrees Celsius. */
    double temperatureCelsius(Instant at) {
        return seasonalCelsius(at) + dayCurve(at) * (6 - 3 * clouds(at)) + passingFront(at);
    }

    /** Relative humidity in percent. */
    double humidityPercent(Instant at) {
        double drier = 2.4 * (temperatureCelsius(at) - seasonalCelsius(at));
        return Math.clamp(62 - drier + 20 * clouds(at), 18, 99);
    }

    private double seasonalCelsius(Instant at) {
        return 14.5 + 9 * season(at.atZone(zone), 110);
    }

    private double dayCurve(Instant at) {
        return Math.cos(2 * Math.PI * (hour(at.atZone(zone)) - WARMEST_HOUR) / 24);
    }

    private double passingFront(Instant at) {
        return 2.5 * noise.smooth("front", at, Duration.ofHours(18))
                + 0.3 * noise.smooth("gust", at, Duration.ofMinutes(3));
    }

    private static double season(ZonedDateTime local, int startDay) {
        return Math.sin(2 * Math.PI * (local.getDayOfYear() - startDay) / YEAR_DAYS);
    }

    private static double hour(ZonedDateTime local) {
        return local.toLocalTime().toSecondOfDay() / 3600.0;
    }
}
