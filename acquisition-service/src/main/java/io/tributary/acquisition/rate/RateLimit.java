package io.tributary.acquisition.rate;

import io.tributary.topology.mqtt.MqttTopic;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.site.Location;
import io.tributary.topology.site.SiteModel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each device, so that one gone wild takes nobody else's place. Charged after
 * parsing, because only then the device is known. What cannot be parsed, and what devices tell of
 * themselves on {@code config}, is charged to its topic: a flood of readings must not swallow the
 * last will of its device. A rehearsal does not use up what the real device may send.
 *
 * <p>Memory is bounded: what is in the site model always has its bucket; of others as many as the
 * settings say have one, the longest silent makes room once it has been silent for as long as an
 * empty bucket takes to fill.
 *
 * <p>What the broker kept while nobody took it comes all at once, and is no flood: for a while each
 * bucket holds what would have flown into it meanwhile ({@link #absent}).
 *
 * <p>Charged by one thread at a time; {@link #absent} may be called by any.
 */
public final class RateLimit {

    /** Longer than any topic of ours. */
    private static final int MAX_TOPIC = 160;

    /** A broker empties a queue of a million messages in less. */
    private static final Duration CREDIT_LASTS = Duration.ofMinutes(5);

    private final double tokensPerNano;
    private final int burst;
    private final int maxUnknown;
    private final long fillNanos;
    private final LongSupplier nanoTime;
    private final Map<Object, TokenBucket> known = new HashMap<>();
    private final LinkedHashMap<Object, TokenBucket> unknown = new LinkedHashMap<>(16, 0.75f, true);

    private volatile Credit credit = Credit.NONE;

    /** What becomes of a message. */
    public enum Verdict {
        PASSES,
        /** Its device has sent more than it may. */
        TOO_FAST,
        /** There are too many devices that are in no model. */
        TOO_MANY_DEVICES
    }

    private record Rehearsed(DeviceId device) {}

    RateLimit(RateProperties properties, SiteModel site, LongSupplier nanoTime) {
        this.tokensPerNano = properties.messagesPerSecond() / 1e9;
        this.burst = properties.burst();
        this.maxUnknown = properties.maxUnknown();
        this.fillNanos = TimeUnit.SECONDS.toNanos(1) * burst / properties.messagesPerSecond();
        this.nanoTime = nanoTime;
        site.locations().forEach(this::know);
    }

    /** Charges a message whose device is known. */
    public Verdict chargeDevice(DeviceId device, boolean rehearsal) {
        return charge(rehearsal ? new Rehearsed(device) : device);
    }

    /** Charges any other message. */
    public Verdict chargeTopic(String topic) {
        return charge(topic.length() <= MAX_TOPIC ? topic : topic.substring(0, MAX_TOPIC));
    }

    /** What was sent in so long a time is about to come. */
    public void absent(Duration time) {
        long now = nanoTime.getAsLong();
        double tokens = time.toNanos() * tokensPerNano;
        credit = new Credit(tokens, credit.capacityAt(now) + tokens, now + CREDIT_LASTS.toNanos());
    }

    /** Devices and topics in no model that have a bucket. */
    int unknown() {
        return unknown.size();
    }

    private Verdict charge(Object sender) {
        long now = nanoTime.getAsLong();
        TokenBucket bucket = bucket(sender, now);
        if (bucket == null) {
            return Verdict.TOO_MANY_DEVICES;
        }
        return bucket.charge(tokensPerNano, burst, credit, now) ? Verdict.PASSES : Verdict.TOO_FAST;
    }

    private @Nullable TokenBucket bucket(Object sender, long now) {
        TokenBucket bucket = known.get(sender);
        if (bucket == null) {
            bucket = unknown.get(sender);
        }
        if (bucket == null && (unknown.size() < maxUnknown || forgetLongestSilent(now))) {
            bucket = new TokenBucket(burst, now);
            unknown.put(sender, bucket);
        }
        return bucket;
    }

    private boolean forgetLongestSilent(long now) {
        Iterator<TokenBucket> buckets = unknown.values().iterator();
        if (buckets.next().silentNanos(now) < fillNanos) {
            return false;
        }
        buckets.remove();
        return true;
    }

    private void know(Location location) {
        location.devices()
                .forEach(
                        device -> {
                            know(device.id());
                            know(new Rehearsed(device.id()));
                            know(MqttTopic.sense(location.name(), device.id()).value());
                            know(MqttTopic.status(location.name(), device.id()).value());
                            know(MqttTopic.info(location.name(), device.id()).value());
                        });
        location.actuators()
                .forEach(
                        actuator ->
                                know(
                                        MqttTopic.reportedState(location.name(), actuator.name())
                                                .value()));
    }

    private void know(Object sender) {
        known.put(sender, new TokenBucket(burst, nanoTime.getAsLong()));
    }
}
