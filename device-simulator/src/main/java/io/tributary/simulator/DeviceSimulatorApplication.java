package io.tributary.simulator;

import io.tributary.simulator.run.CommandLine;
import io.tributary.simulator.run.InvalidCommandLineException;
import io.tributary.simulator.run.RunMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the simulator in the mode that its options ask for. As a home it stays until it is
 * stopped; a replay or a load run ends by itself, with exit code 0 when the broker acknowledged
 * every message.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DeviceSimulatorApplication {

    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;

    /** Runs the simulator; see {@link CommandLine} for the options. */
    public static void main(String[] args) {
        try {
            run(CommandLine.parse(args));
        } catch (InvalidCommandLineException e) {
            Logger log = LoggerFactory.getLogger(DeviceSimulatorApplication.class);
            log.error("{}", e.getMessage());
            System.exit(BAD_USAGE);
        }
    }

    private static void run(CommandLine commandLine) {
        ConfigurableApplicationContext context =
                SpringApplication.run(
                        DeviceSimulatorApplication.class, commandLine.springArguments());
        if (RunMode.of(context.getEnvironment()) != RunMode.HOME) {
            System.exit(close(context));
        }
    }

    private static int close(ConfigurableApplicationContext context) {
        try {
            return SpringApplication.exit(context);
        } catch (IllegalStateException e) {
            // stopped from outside: the context is closed already, and the exit code not ours
            return FAILED;
        }
    }
}
