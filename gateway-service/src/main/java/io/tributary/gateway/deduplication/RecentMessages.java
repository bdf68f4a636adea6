package io.tributary.gateway.deduplication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Recognises a message that came before. Acquisition hands a message over twice where it was killed
 * between the broker's acknowledgement of a batch and its own of the messages in it; a broker
 * delivers twice what it had not written down. Only a device's number identifies a message: a
 * repeat has the number and the hash of topic and payload of one among the device's last {@value
 * #MAX_PER_DEVICE} numbered messages of the last 15 minutes, by the time of their arrival. What was
 * fed in again is identified by its rejection.
 *
 * <p>A part of the journal may be read more than once, until it is committed: {@link #begin} takes
 * back what an earlier attempt remembered. At a start the memory is made again from the journal.
 *
 * <p>Memory is bounded: messages of all devices together by the settings, devices by what came in
 * 15 minutes. Not thread-safe: belongs to who commits.
 */
@Component
public final class RecentMessages {

    static final int MAX_PER_DEVICE = 4096;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** A device keeps so many, however little room there is. */
    static final int MIN_PER_DEVICE = 64;

    private static final int WINDOW_SECONDS = (int) WINDOW.toSeconds();
    private static final int SWEEP_SECONDS = 60;

    /** What is fed in again comes from no device; the name is none that a device can have. */
    private static final Object REPLAYS = new Object();

    private final Map<Object, DeviceMessages> devices = new HashMap<>();
    private final int maxMessages;
    private final Counter shortened;
    private long messages;
    private long run;
    private long from;
    private int sweptAt;

    RecentMessages(DeduplicationProperties properties, MeterRegistry registry) {
        this.maxMessages = properties.maxMessages();
        this.shortened = registry.counter("tributary.gateway.deduplication.shortened");
    }

    /**
     * The journal is read from here on.
     *
     * @param position all before it is committed
     */
    public void begin(long position) {
        run++;
        from = position;
    }

    /**
     * Whether the message came before; remembers it where it did not.
     *
     * @param position of the journal record that it stands in
     */
    public boolean isRepeat(SensedMessage message, long position) {
        int second = (int) message.acquiredAt().getEpochSecond();
        UUID replayOf = message.replayOf();
        if (replayOf != null) {
            return isRepeat(
                    REPLAYS,
                    replayOf.getMostSignificantBits(),
                    replayOf.getLeastSignificantBits(),
                    position,
                    second);
        }
        Long seq = message.seq();
        String hash = message.hash();
        return seq != null
                && hash != null
                && isRepeat(message.device(), seq, hash(hash), position, second);
    }

    /** Messages remembered of all devices. */
    public long remembered() {
        return messages;
    }

    private boolean isRepeat(Object who, long seq, long hash, long position, int second) {
        sweep(second);
        DeviceMessages device =
                devices.computeIfAbsent(who, key -> new DeviceMessages(MAX_PER_DEVICE));
        messages -= device.begin(run, from);
        if (device.contains(seq, hash, second - WINDOW_SECONDS)) {
            return true;
        }
        messages -= device.forgetBefore(second - WINDOW_SECONDS);
        if (messages >= maxMessages && device.size() > MIN_PER_DEVICE) {
            device.dropFirst();
            messages--;
            shortened.increment();
        }
        messages -= device.size();
        device.add(seq, hash, position, second);
        messages += device.size();
        return false;
    }

    /** Devices that fell silent keep no memory. */
    private void sweep(int second) {
        if (Math.abs(second - sweptAt) < SWEEP_SECONDS) {
            return;
        }
        sweptAt = second;
        devices.values()
                .removeIf(
                        device -> {
                            messages -= device.forgetBefore(second - WINDOW_SECONDS);
                            return device.size() == 0;
                        });
    }

    private static long hash(String hexadecimal) {
        try {
            return Long.parseUnsignedLong(hexadecimal, 16);
        } catch (NumberFormatException e) {
            return hexadecimal.hashCode();
        }
    }
}
