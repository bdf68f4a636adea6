package io.tributary.dashboard.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.support.TestClock;
import java.util.ArrayList;
import java.util.List;

/** A live read model without Kafka, for tests. */
public final class Live {

    public final TestClock clock = new TestClock();
    public final MeterRegistry meters = new SimpleMeterRegistry();
    public final List<Change> told = new ArrayList<>();
    public final Changes changes = new Changes();
    public final Availability availability = new Availability(clock);
    public final Loading loading = new Loading(availability, changes);
    public final Sites sites = new Sites(clock, changes);
    public final Devices devices;
    public final Actuators actuators;
    public final Readings readings;

    public Live() {
        this(100, 100);
    }

    Live(int maxReadings, int maxDevices) {
        LiveProperties properties = new LiveProperties(maxReadings, maxDevices);
        devices = new Devices(properties, changes, meters);
        actuators = new Actuators(properties, changes, meters);
        readings = new Readings(properties, changes, meters, clock);
        changes.add(told::add);
    }
}
