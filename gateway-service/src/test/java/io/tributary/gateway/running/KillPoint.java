package io.tributary.gateway.running;

/** Where a gateway of a test ends as by {@code kill -9}, or stands still. */
enum KillPoint {
    /** A batch stands in the journal; the broker does not know yet. */
    BEFORE_ACKNOWLEDGEMENT,
    /** The broker was told; nothing of it is in Kafka. */
    AFTER_ACKNOWLEDGEMENT,
    /** A run was read from the journal; its transaction has not begun. */
    BEFORE_COMMIT,
    /** Kafka has the readings of an open transaction, and no progress. */
    IN_TRANSACTION,
    /** Kafka has the whole transaction; the gateway has not noted it, and forgotten nothing. */
    AFTER_COMMIT;

    /** The status by which a test sees that the point was reached. */
    static final int EXIT_STATUS = 77;

    /** Name of the system property that tells the point. */
    static final String PROPERTY = "tributary.test.fault";

    /** Some get through first, so that there is something before and after. */
    private static final int PASSES = 3;

    private static int passed;

    /** Ends the process here, where a test wants it. */
    static synchronized void reached(KillPoint point) {
        if (point.name().equals(System.getProperty(PROPERTY)) && ++passed > PASSES) {
            Runtime.getRuntime().halt(EXIT_STATUS);
        }
    }
}
