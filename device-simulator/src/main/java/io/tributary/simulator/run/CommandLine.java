package io.tributary.simulator.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The short options of the command line, turned into settings: {@code --rate=200} is {@code
 * --tributary.simulator.rate=200}. Options with a dot, {@code --debug} and {@code --trace} pass
 * through to Spring Boot.
 */
public final class CommandLine {

    private static final Map<String, String> LOAD = new LinkedHashMap<>();
    private static final Map<String, String> REPLAY = new LinkedHashMap<>();
    private static final Map<String, String> HOME = new LinkedHashMap<>();

    static {
        LOAD.put("rate", "tributary.simulator.rate");
        LOAD.put("devices", "tributary.simulator.devices");
        LOAD.put("connections", "tributary.simulator.connections");
        LOAD.put("messages", "tributary.simulator.messages");
        LOAD.put("duration", "tributary.simulator.duration");
        LOAD.put("location", "tributary.simulator.location");
        LOAD.put("in-flight", "tributary.simulator.in-flight");
        LOAD.put("seq-file", "tributary.simulator.seq-file");
        REPLAY.put("replay", "tributary.simulator.replay.file");
        REPLAY.put("location", "tributary.simulator.replay.location");
        REPLAY.put("device", "tributary.simulator.replay.device");
        REPLAY.put("speed", "tributary.simulator.replay.speed");
        REPLAY.put("in-flight", "tributary.simulator.replay.in-flight");
        HOME.put("seed", "tributary.simulator.home.seed");
        HOME.put("site", "tributary.site.file");
    }

    private final List<String> springArguments;

    private CommandLine(List<String> springArguments) {
        this.springArguments = springArguments;
    }

    /**
     * Reads the arguments of {@code main}.
     *
     * @throws InvalidCommandLineException when an option is unknown or has no value
     */
    public static CommandLine parse(String... arguments) {
        List<String> translated = new ArrayList<>();
        for (String argument : arguments) {
            translated.addAll(translate(argument));
        }
        return new CommandLine(List.copyOf(translated));
    }

    /** The arguments as Spring Boot reads them. */
    public String[] springArguments() {
        return springArguments.toArray(String[]::new);
    }

    private static List<String> translate(String argument) {
        if (!argument.startsWith("--")) {
            throw unknown(argument);
        }
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
        if (name.contains(".") || name.equals("debug") || name.equals("trace")) {
            return List.of(argument);
        }
        List<String> settings = settingsOf(name);
        if (settings.isEmpty()) {
            throw unknown(argument);
        }
        if (equals < 0 || equals == argument.length() - 1) {
            throw new InvalidCommandLineException(
                    "Option --%s needs a value: --%s=…".formatted(name, name));
        }
        String value = argument.substring(equals);
        return settings.stream().map(setting -> "--" + setting + value).toList();
    }

    /** A name that two modes share sets both; only one of them runs. */
    private static List<String> settingsOf(String name) {
        List<String> settings = new ArrayList<>();
        for (Map<String, String> mode : List.of(HOME, REPLAY, LOAD)) {
            String setting = mode.get(name);
            if (setting != null) {
                settings.add(setting);
            }
        }
        return settings;
    }

    private static InvalidCommandLineException unknown(String argument) {
        return new InvalidCommandLineException(
                "Unknown option %s. Home: %s. Replay of a CSV file: %s. Load: %s. Any setting: --name.of.setting=value."
                        .formatted(argument, names(HOME), names(REPLAY), names(LOAD)));
    }

    private static String names(Map<String, String> mode) {
        return "--" + String.join("=… --", mode.keySet()) + "=…";
    }
}
