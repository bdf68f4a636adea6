package io.tributary.localstack.launch;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * How one process is started and stopped.
 *
 * @param name its name, as shown
 * @param command makes its command line anew for every start
 * @param readiness when it counts as started
 * @param marker text in its output that the readiness may ask for
 * @param needs names of the processes that must be ready before
 * @param stopStage when it is stopped: after those of lower and before those of higher stages
 */
record ProcessPlan(
        String name,
        Command command,
        Readiness readiness,
        String marker,
        Set<String> needs,
        int stopStage) {

    ProcessPlan {
        needs = Set.copyOf(needs);
    }

    /** The same service once more, on another port. */
    ProcessPlan second(int port, Map<String, String> environment) {
        return new ProcessPlan(
                name + "-2",
                () -> {
                    ProcessBuilder builder = command.prepare();
                    builder.environment().put("SERVER_PORT", Integer.toString(port));
                    builder.environment().putAll(environment);
                    return builder;
                },
                Readiness.http(URI.create("http://127.0.0.1:" + port + "/actuator/health")),
                marker,
                needs,
                stopStage);
    }

    /** Describes a process, and prepares its folder. */
    interface Command {
        ProcessBuilder prepare() throws IOException;
    }
}
