package io.tributary.benchmarks.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A site of so many switches that a command is answered long before its switch has the next one.
 */
final class Switches {

    static final String SITE = "switches";
    static final String LOCATION = "hall";
    static final int DEVICES = 60;
    static final int COUNT = 1_200;

    private Switches() {}

    static String device(int number) {
        return "device-" + number % DEVICES;
    }

    /** The switches of that device. */
    static List<String> of(int device) {
        return IntStream.range(0, COUNT)
                .filter(number -> number % DEVICES == device)
                .mapToObj(Switches::name)
                .toList();
    }

    static String name(int number) {
        return "switch-" + number;
    }

    /** Writes {@code site.yaml}. */
    static void describe(Path file) throws IOException {
        StringBuilder yaml =
                new StringBuilder(
                        """
                        schema: tributary/site/1
                        site: %s
                        title: Switches
                        zone: UTC
                        strict: false
                        locations:
                          - name: %s
                            devices:
                        """
                                .formatted(SITE, LOCATION));
        for (int i = 0; i < DEVICES; i++) {
            yaml.append(
                    "      - {id: %s, presence: battery, silence: PT1H, elements: []}%n"
                            .formatted(device(i)));
        }
        yaml.append("    actuators:\n");
        for (int i = 0; i < COUNT; i++) {
            yaml.append(
                    "      - {name: %s, device: %s, kind: switch}%n".formatted(name(i), device(i)));
        }
        Files.writeString(file, yaml);
    }
}
