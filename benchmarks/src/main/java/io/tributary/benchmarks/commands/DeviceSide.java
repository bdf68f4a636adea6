package io.tributary.benchmarks.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.paho.mqttv5.common.MqttException;

/** All devices, each on a connection of its own. */
final class DeviceSide implements AutoCloseable {

    private final ExecutorService reporting = Executors.newSingleThreadExecutor();
    private final List<Device> devices = new ArrayList<>();

    DeviceSide(Ledger ledger) throws MqttException {
        for (int i = 0; i < Switches.DEVICES; i++) {
            devices.add(new Device(Switches.device(i), Switches.of(i), ledger, reporting));
        }
    }

    /** They take commands from now on, and say that they are there. */
    void start() throws MqttException {
        for (Device device : devices) {
            device.start();
        }
    }

    @Override
    public void close() throws MqttException {
        reporting.close();
        for (Device device : devices) {
            device.close();
        }
    }
}
