package io.tributary.localstack.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Starts processes so that they end with this one, and know nothing of its environment's settings.
 */
final class Launch {

    private static final String OWN = "TRIBUTARY_";
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

    Process start(ProcessPlan plan) throws IOException {
        ProcessBuilder builder = plan.command().prepare();
        List<String> command = new ArrayList<>(builder.command());
        command.add(1, "-javaagent:" + agentJar);
        builder.command(command).redirectErrorStream(true);
        builder.environment().putAll(environment.getOrDefault(plan.name(), Map.of()));
        synchronized (this) {
            if (closed) {
                throw new CancellationException("the local stack is stopping");
            }
            Process process = builder.start();
            record.add(process.toHandle());
            return process;
        }
    }

    /** From now on nothing is started. */
    synchronized void close() {
        closed = true;
    }

    /**
     * Takes from an environment what was meant for the launcher, and options that would reach every
     * JVM.
     */
    static void clean(Map<String, String> environment) {
        environment
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        environment.keySet().removeIf(name -> name.startsWith(OWN) && !name.startsWith(BROKER));
    }
}
