package io.tributary.acquisition;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real application in a process of its own, which can be killed. */
final class AcquisitionProcess implements AutoCloseable {

    private final Process process;
    private Duration terminationTime = Duration.ZERO;

    private AcquisitionProcess(Process process) {
        this.process = process;
    }

    static AcquisitionProcess start(String mqttUrl, Path folder) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AcquisitionApplication.class.getName()));
        command.addAll(Acquisition.arguments(mqttUrl));
        File log = folder.resolve("acquisition.log").toFile();
        return new AcquisitionProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .start());
    }

    /** As a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As a container's end does. */
    int terminate() throws InterruptedException {
        long asked = System.nanoTime();
        process.destroy();
        int exit = awaitExit();
        terminationTime = Duration.ofNanos(System.nanoTime() - asked);
        return exit;
    }

    /** How long the last {@link #terminate} took. */
    Duration terminationTime() {
        return terminationTime;
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
