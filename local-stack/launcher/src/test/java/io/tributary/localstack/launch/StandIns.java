package io.tributary.localstack.launch;

import io.tributary.localstack.console.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans of processes that only stand in for services, and stacks of them. */
final class StandIns {

    private StandIns() {}

    static ProcessPlan waiting(String name, int stopStage, String... needs) {
        return plan(name, stopStage, needs, List.of());
    }

    static ProcessPlan ending(String name, int exitCode) {
        return plan(name, 0, new String[0], List.of(Integer.toString(exitCode)));
    }

    static StackProcesses stack(Path directory, Console console, List<ProcessPlan> plans)
            throws IOException {
        return new StackProcesses(
                plans,
                new Launch(Installation.locate().agentJar(), new RunRecord(directory), Map.of()),
                StackDirectory.open(directory),
                console);
    }

    private static ProcessPlan plan(
            String name, int stopStage, String[] needs, List<String> arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx32m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StandIn.class.getName()));
        command.addAll(arguments);
        return new ProcessPlan(
                name,
                () -> new ProcessBuilder(command),
                Readiness.marker(),
                StandIn.READY,
                Set.of(needs),
                stopStage);
    }
}
