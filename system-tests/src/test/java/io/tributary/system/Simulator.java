package io.tributary.system;

import io.tributary.localstack.launch.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs of the device simulator beside the stack's own, from the jar that is deployed. */
public final class Simulator {

    private Simulator() {}

    /** Starts one; its output goes to the log. */
    public static Process start(LocalStack stack, Path log, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-jar",
                                System.getProperty("simulator.jar")));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("TRIBUTARY_MQTT_URL", stack.mqttUrl());
        builder.environment().put("TRIBUTARY_MQTT_USERNAME", stack.bridgeLogin().username());
        builder.environment().put("TRIBUTARY_MQTT_PASSWORD", stack.bridgeLogin().password());
        return builder.start();
    }

    /** Waits until it has ended without a failure. */
    static void awaitSuccess(Process process, Path log, long seconds) throws InterruptedException {
        if (!awaitEnd(process, log, seconds)) {
            throw new AssertionError("the simulator failed, see " + log);
        }
    }

    /** Waits until it has ended; true when every message was accepted. */
    public static boolean awaitEnd(Process process, Path log, long seconds)
            throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the simulator did not end in time, see " + log);
        }
        return process.exitValue() == 0;
    }
}
