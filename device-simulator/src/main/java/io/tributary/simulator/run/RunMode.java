package io.tributary.simulator.run;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What the simulator does in this run; follows from the settings that are given. */
public enum RunMode {
    /** The devices of the site, until stopped. */
    HOME,
    /** The rows of a CSV file as messages, then ends. */
    REPLAY,
    /** A rate of messages from numbered load devices, then ends. */
    LOAD;

    /** The setting, made by the simulator itself, that the modes' configurations look at. */
    public static final String PROPERTY = "tributary.simulator.mode";

    /**
     * The mode of this environment.
     *
     * @throws InvalidCommandLineException when both a replay and a rate are asked for
     */
    public static RunMode of(Environment environment) {
        boolean replay = isSet(environment, "tributary.simulator.replay.file");
        boolean load = isSet(environment, "tributary.simulator.rate");
        if (replay && load) {
            throw new InvalidCommandLineException(
                    "Both a replay and a rate are given; start the simulator twice instead.");
        }
        return replay ? REPLAY : load ? LOAD : HOME;
    }

    private static boolean isSet(Environment environment, String setting) {
        return Binder.get(environment).bind(setting, String.class).orElse("").length() > 0;
    }
}
