package io.tributary.localstack.launch;

import io.tributary.localstack.agent.ParentWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Starts processes so that they end with this one, and know nothing of its environment's settings.
 */
final class Launch {

    /** Ours, and what Spring Boot takes from the environment of a shell. */
    private static final List<String> SETTINGS =
            List.of("TRIBUTARY_", "SPRING_", "SERVER_", "MANAGEMENT_");

    private static final String BROKER = "TRIBUTARY_BROKER_";

    private final Path agentJar;
    private final RunRecord record;
    private final Map<String, Map<String, String>> environment;
    private volatile boolean closed;

    Launch(Path agentJar, RunRecord record, Map<String, Map<String, String>> environment) {
        this.agentJar = agentJar;
        this.record = record;
        this.environment = environment;
    }

    /**
     * Starts a process.
     *
     * @param started is told of it before anything can go wrong with it, and before {@link #close}
     *     returns: who stops all processes must know of each
     * @return its command line
     */
    List<String> start(ProcessPlan plan, Consumer<Process> started) throws IOException {
        ProcessBuilder builder = plan.command().prepare();
        List<String> command = new ArrayList<>(builder.command());
        if (!command.contains(ParentWatch.class.getName())) {
            command.add(1, "-javaagent:" + agentJar);
        }
        builder.command(command).redirectErrorStream(true);
        builder.environment().putAll(environment.getOrDefault(plan.name(), Map.of()));
        synchronized (this) {
            if (closed) {
                throw new CancellationException("the local stack is stopping");
            }
            Process process = builder.start();
            started.accept(process);
            record.add(process.toHandle());
            return command;
        }
    }

    /** From now on nothing is started. */
    synchronized void close() {
        closed = true;
    }

    /**
     * Takes from an environment what was meant for the launcher or for another service, and options
     * that would reach every JVM.
     */
    static void clean(Map<String, String> environment) {
        environment
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        environment
                .keySet()
                .removeIf(
                        name ->
                                SETTINGS.stream().anyMatch(name::startsWith)
                                        && !name.startsWith(BROKER));
    }
}
