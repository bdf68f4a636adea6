package io.tributary.localstack.launch;

import java.io.IOException;
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

    /** Describes a process, and prepares its folder. */
    interface Command {
        ProcessBuilder prepare() throws IOException;
    }
}
