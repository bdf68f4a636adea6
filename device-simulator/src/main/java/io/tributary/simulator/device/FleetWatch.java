package io.tributary.simulator.device;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.simulator.mqtt.Acknowledgement;
import io.tributary.topology.name.DeviceId;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts messages and knows who is connected; says it when that changes, once for all devices
 * rather than once for each. Thread-safe.
 */
final class FleetWatch {

    private static final Logger log = LoggerFactory.getLogger(FleetWatch.class);

    private final Set<DeviceId> expected = new TreeSet<>();
    private final Set<DeviceId> connected = new TreeSet<>();
    private final Consumer<String> onEnd;
    private final Counter accepted;
    private final Counter unheard;
    private final Counter refused;
    private final Counter leftOut;
    private boolean troubleTold;

    FleetWatch(MeterRegistry registry, Consumer<String> onEnd) {
        this.onEnd = onEnd;
        this.accepted = counter(registry, "accepted");
        this.unheard = counter(registry, "unheard");
        this.refused = counter(registry, "refused");
        this.leftOut = counter(registry, "left-out");
        registry.gauge("tributary.simulator.devices.connected", connected, Collection::size);
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("tributary.simulator.messages")
                .description("Messages of simulated devices by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** From now on the device should be connected. */
    synchronized void expect(DeviceId device) {
        expected.add(device);
    }

    /** From now on the device should not be connected. */
    synchronized void leave(DeviceId device) {
        expected.remove(device);
        connected.remove(device);
    }

    synchronized void connected(DeviceId device) {
        connected.add(device);
        if (connected.containsAll(expected)) {
            log.info("all {} devices with power are connected", expected.size());
            troubleTold = false;
        }
    }

    synchronized void disconnected(DeviceId device, String why) {
        connected.remove(device);
        if (troubleTold) {
            log.debug("{} is not connected: {}", device, why);
        } else {
            troubleTold = true;
            log.warn("{} is not connected: {}; trying again until it is", device, why);
        }
    }

    void ended(DeviceId device, String why) {
        onEnd.accept("Device " + device + " gives up: " + why);
    }

    /** The devices that should be connected and are not. */
    synchronized Set<DeviceId> missing() {
        Set<DeviceId> missing = new TreeSet<>(expected);
        missing.removeAll(connected);
        return missing;
    }

    /** How many should be connected. */
    synchronized int expected() {
        return expected.size();
    }

    /** The broker has acknowledged a message on {@code sense/…}. */
    void published(Acknowledgement acknowledgement) {
        if (acknowledgement.isRefused()) {
            tellRefusal(refused.count() == 0, acknowledgement);
            refused.increment();
        } else if (acknowledgement.isUnheard()) {
            unheard.increment();
        } else {
            accepted.increment();
        }
    }

    /** The broker has acknowledged a message on {@code config/…}. */
    void announced(Acknowledgement acknowledgement) {
        if (acknowledgement.isRefused()) {
            tellRefusal(true, acknowledgement);
        }
    }

    /** A message was not sent: as many as a device keeps are waiting already. */
    void leftOut() {
        if (leftOut.count() == 0) {
            log.warn("the broker has been away for so long that devices leave messages out");
        }
        leftOut.increment();
    }

    private static void tellRefusal(boolean worthTelling, Acknowledgement acknowledgement) {
        if (worthTelling) {
            log.warn("the broker refused a message: {}", acknowledgement);
        }
    }
}
