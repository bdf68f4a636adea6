package io.tributary.simulator.home;

/** Moisture of a bed: wetted by pump and rain, dried by sun. */
final class Soil {

    private static final double SATURATED_PERCENT = 85;
    private static final double DRY_PERCENT = 8;
    private static final double PUMP_SECONDS = 150;
    private static final double RAIN_SECONDS = 6 * 3600;
    private static final double DRYING_SECONDS = 36 * 3600;

    private double moisturePercent = 34;

    double moisturePercent() {
        return moisturePercent;
    }

    /**
     * Moves time on.
     *
     * @param pump level of the pump, 0 to 1
     * @param sun from 0 for night to 1 for a clear noon
     */
    void advance(double seconds, double pump, boolean rain, double sun) {
        double wetting = pump / PUMP_SECONDS + (rain ? 1 / RAIN_SECONDS : 0);
        moisturePercent +=
                (SATURATED_PERCENT - moisturePercent) * (1 - Math.exp(-wetting * seconds));
        double drying = (0.3 + 2 * sun) / DRYING_SECONDS;
        moisturePercent += (DRY_PERCENT - moisturePercent) * (1 - Math.exp(-drying * seconds));
    }
}
