package io.tributary.benchmarks.rig;

import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.LocalStackOptions;
import java.io.IOException;
import java.util.Set;

/** Starts local stacks that are measured. */
public final class MeasuredStack {

    private static final Set<String> SERVICES =
            Set.of(
                    "acquisition-service",
                    "gateway-service",
                    "streaming-consumer",
                    "dashboard-service");

    private MeasuredStack() {}

    /**
     * Returns when it is ready: on free ports, without the simulator, with the options of virtual
     * machines that {@code -Dbenchmark.SERVICE} names. When one of its processes ends by itself,
     * the benchmark ends as well: its figures would say nothing, and some would be waited for in
     * vain.
     */
    public static LocalStack start(LocalStackOptions options) throws IOException {
        LocalStack stack =
                LocalStack.start(withGivenOptions(options.withFreePorts().withSimulator(false)));
        stack.unexpectedEnd().thenAccept(MeasuredStack::giveUp);
        return stack;
    }

    static void giveUp(String end) {
        System.err.println(end);
        System.exit(1);
    }

    private static LocalStackOptions withGivenOptions(LocalStackOptions options) {
        LocalStackOptions all = options;
        for (String service : SERVICES) {
            String given = System.getProperty("benchmark." + service, "");
            if (!given.isEmpty()) {
                all = all.withEnvironment(service, "JAVA_TOOL_OPTIONS", given);
            }
        }
        return all;
    }
}
