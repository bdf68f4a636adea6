package io.tributary.simulator;

import io.tributary.simulator.mqtt.TestBroker;
import io.tributary.simulator.run.CommandLine;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the simulator in this JVM as its command line would. */
public final class Simulator {

    private Simulator() {}

    /** Starts it at the test broker; a replay or load run has ended when this returns. */
    public static ConfigurableApplicationContext start(String... options) {
        String[] all =
                Stream.concat(Stream.of(TestBroker.options()), Stream.of(options))
                        .toArray(String[]::new);
        return SpringApplication.run(
                DeviceSimulatorApplication.class, CommandLine.parse(all).springArguments());
    }

    /** Runs a replay or a load run; its exit code. */
    public static int run(String... options) {
        return SpringApplication.exit(start(options));
    }
}
