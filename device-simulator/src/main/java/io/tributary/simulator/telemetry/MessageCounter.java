package io.tributary.simulator.telemetry;

import java.time.Instant;

/** Numbers the messages of one device since it started. Not thread-safe. */
public final class MessageCounter {

    private final String boot;
    private long last;

    private MessageCounter(String boot) {
        this.boot = boot;
    }

    /** A counter for a device that starts now. */
    public static MessageCounter startedAt(Instant now) {
        return new MessageCounter(Long.toString(now.toEpochMilli(), Character.MAX_RADIX));
    }

    /** The number of the next message. */
    public MessageNumber next() {
        return new MessageNumber(boot, ++last);
    }

    /** What tells this run of the device from others. */
    public String boot() {
        return boot;
    }
}
