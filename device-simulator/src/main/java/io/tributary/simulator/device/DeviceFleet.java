package io.tributary.simulator.device;

import io.tributary.simulator.home.Home;
import io.tributary.simulator.mqtt.MqttConnections;
import io.tributary.topology.site.SiteModel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** All devices of the site. They measure and obey on one thread. */
final class DeviceFleet implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeviceFleet.class);
    private static final Duration LATEST_FIRST_MESSAGE = Duration.ofSeconds(2);

    private final SiteModel site;
    private final HomeProperties properties;
    private final FleetWatch watch;
    private final String brokerUrl;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("devices").factory());
    private final List<SimulatedDevice> devices = new ArrayList<>();
    private volatile boolean running;

    DeviceFleet(
            SiteModel site,
            HomeProperties properties,
            MqttConnections connections,
            FleetWatch watch,
            Clock clock) {
        this.site = site;
        this.properties = properties;
        this.watch = watch;
        this.brokerUrl = connections.url();
        Home home = new Home(site, properties.seed(), clock.instant());
        for (DevicePart part : DevicePart.allOf(site)) {
            CommandHandler commands =
                    new CommandHandler(part, home, clock, answerDelay(part), executor, watch);
            devices.add(new SimulatedDevice(part, home, clock, watch, commands, connections));
        }
    }

    private Supplier<Duration> answerDelay(DevicePart part) {
        Chance chance = chance(part, "answer");
        return () -> chance.between(properties.answerDelayMin(), properties.answerDelayMax());
    }

    @Override
    public void start() {
        running = true;
        log.info("{}", StartLine.of(site, devices, properties, brokerUrl));
        for (SimulatedDevice device : devices) {
            watch.expect(device.part().id());
            device.powerOn();
            scheduleMeasuring(device);
            scheduleDropOff(device, chance(device.part(), "drop-off"));
        }
    }

    @Override
    public void stop() {
        running = false;
        executor.shutdownNow();
        try (ExecutorService farewells = Executors.newVirtualThreadPerTaskExecutor()) {
            devices.forEach(device -> farewells.execute(device::shutDown));
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void scheduleMeasuring(SimulatedDevice device) {
        Duration interval = device.part().interval();
        Duration latest =
                interval.compareTo(LATEST_FIRST_MESSAGE) < 0 ? interval : LATEST_FIRST_MESSAGE;
        Duration first = chance(device.part(), "phase").between(Duration.ZERO, latest);
        executor.scheduleWithFixedDelay(
                () -> guarded(device::measure),
                first.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void scheduleDropOff(SimulatedDevice device, Chance chance) {
        Duration mean = properties.dropOff().meanInterval();
        if (mean.isZero()) {
            return;
        }
        after(chance.untilNext(mean), () -> dropOff(device, chance));
    }

    private void dropOff(SimulatedDevice device, Chance chance) {
        Duration away =
                chance.between(properties.dropOff().awayMin(), properties.dropOff().awayMax());
        log.info("{} drops off for {} s", device.part().id(), away.toMillis() / 1000.0);
        watch.leave(device.part().id());
        device.powerFails();
        after(away, () -> comeBack(device, chance));
    }

    private void comeBack(SimulatedDevice device, Chance chance) {
        log.info("{} returns", device.part().id());
        watch.expect(device.part().id());
        device.powerOn();
        scheduleDropOff(device, chance);
    }

    private void after(Duration wait, Runnable task) {
        executor.schedule(() -> guarded(task), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An exception would end the schedule. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("a device failed at a task and goes on", e);
        }
    }

    private Chance chance(DevicePart part, String purpose) {
        return new Chance(properties.seed(), part.id() + "/" + purpose);
    }
}
