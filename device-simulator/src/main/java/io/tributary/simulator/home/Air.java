package io.tributary.simulator.home;

import java.time.Instant;

/** Temperature, humidity and gas of the air; a room's follow what drives them with a lag. */
final class Air {

    /**
     * What changes a room's air.
     *
     * @param heatWatts power that ends as heat in the room
     * @param cooking whether something stands on the stove
     * @param extraction from 0 for closed windows to 1 for a hood at full level
     * @param awake whether people are up
     */
    record Influence(double heatWatts, boolean cooking, double extraction, boolean awake) {}

    private static final double ROOM_CELSIUS = 20;
    private static final double TEMPERATURE_LAG_SECONDS = 2400;
    private static final double HUMIDITY_LAG_SECONDS = 1200;
    private static final double CLEAN_AIR_PPM = 300;
    private static final double COOKING_PPM_PER_SECOND = 0.5;
    private static final double LEAKS_PER_SECOND = 1.0 / 900;
    private static final double HOOD_PER_SECOND = 1.0 / 120;

    private double temperatureCelsius;
    private double humidityPercent;
    private final double offset;
    private double gasPpm = CLEAN_AIR_PPM;

    private Air(double offset, double temperatureCelsius, double humidityPercent) {
        this.offset = offset;
        this.temperatureCelsius = temperatureCelsius;
        this.humidityPercent = humidityPercent;
    }

    /**
     * The air of a room.
     *
     * @param offset from -1 to 1: how the room differs from others, as in sun and draught
     */
    static Air indoors(double offset, Weather weather, Instant at) {
        double celsius = restingCelsius(offset, weather, at, true);
        return new Air(offset, celsius, restingHumidity(offset, weather, at, celsius));
    }

    static Air outdoors(Weather weather, Instant at) {
        return new Air(0, weather.temperatureCelsius(at), weather.humidityPercent(at));
    }

    double temperatureCelsius() {
        return temperatureCelsius;
    }

    double humidityPercent() {
        return humidityPercent;
    }

    double gasPpm() {
        return gasPpm;
    }

    void followWeather(Weather weather, Instant at, boolean wet) {
        temperatureCelsius = weather.temperatureCelsius(at);
        humidityPercent = Math.min(100, weather.humidityPercent(at) + (wet ? 3 : 0));
    }

    void advance(double seconds, Weather weather, Instant at, Influence influence) {
        double celsius =
                restingCelsius(offset, weather, at, influence.awake())
                        + influence.heatWatts() * 0.0035;
        temperatureCelsius =
                approach(temperatureCelsius, celsius, seconds, TEMPERATURE_LAG_SECONDS);
        double steam =
                influence.cooking() ? 25 * (1 - 0.7 * Math.min(1, influence.extraction())) : 0;
        double humidity = Math.clamp(restingHumidity(offset, weather, at, celsius) + steam, 10, 98);
        humidityPercent = approach(humidityPercent, humidity, seconds, HUMIDITY_LAG_SECONDS);
        gasPpm = gasAfter(seconds, influence);
    }

    private double gasAfter(double seconds, Influence influence) {
        double ventilation = LEAKS_PER_SECOND + HOOD_PER_SECOND * influence.extraction();
        double source = influence.cooking() ? COOKING_PPM_PER_SECOND : 0;
        double settled = CLEAN_AIR_PPM + source / ventilation;
        return approach(gasPpm, settled, seconds, 1 / ventilation);
    }

    private static double restingCelsius(
            double offset, Weather weather, Instant at, boolean awake) {
        double outside = weather.temperatureCelsius(at);
        return ROOM_CELSIUS + offset + 0.22 * (outside - 15) + (awake ? 0.8 : 0);
    }

    private static double restingHumidity(
            double offset, Weather weather, Instant at, double celsius) {
        double outside = weather.humidityPercent(at);
        return Math.clamp(
                46 - 2 * offset + 0.3 * (outside - 62) - 1.1 * (celsius - ROOM_CELSIUS), 15, 95);
    }

    private static double approach(double from, double to, double seconds, double lagSeconds) {
        return from + (to - from) * (1 - Math.exp(-seconds / lagSeconds));
    }
}
