package io.tributary.localstack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.console.Console;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackProcessesIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path directory;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void processesStartAfterWhatTheyNeedAndStopInTheirOrder() throws IOException {
        StackProcesses stack =
                stack(
                        StandIns.waiting("broker", 9),
                        StandIns.waiting("service", 2, "broker"),
                        StandIns.waiting("simulator", 0, "service"));
        stack.start();
        assertThat(stack.all().values()).allMatch(StackProcess::isAlive);
        stack.close();
        assertThat(stack.all().values()).noneMatch(StackProcess::isAlive);
        assertThat(shown())
                .containsSubsequence(
                        "starting broker",
                        "broker is ready",
                        "(1 of 3)",
                        "starting service",
                        "service is ready",
                        "starting simulator",
                        "(3 of 3)",
                        "stopping simulator",
                        "stopping service",
                        "stopping broker");
        assertThat(directory.resolve("logs/broker.log"))
                .content()
                .contains(StandIn.READY, "stand-in stopped");
    }

    @Test
    void killedProcessIsStartedAgainAndTheOthersGoOn() throws IOException {
        StackProcesses stack = stack(StandIns.waiting("one", 0), StandIns.waiting("two", 1));
        stack.start();
        StackProcess one = stack.get("one");
        long firstPid = one.pid();
        long other = stack.get("two").pid();
        one.kill();
        assertThat(one.isAlive()).isFalse();
        one.start();
        assertThat(one.isAlive()).isTrue();
        assertThat(one.pid()).isNotEqualTo(firstPid);
        assertThat(stack.get("two").pid()).isEqualTo(other);
        assertThat(stack.unexpectedEnd()).isNotDone();
        assertThat(directory.resolve("logs/one.log")).content().doesNotContain("stopped");
        stack.close();
    }

    @Test
    void processThatEndsByItselfIsReported() throws Exception {
        StackProcesses stack = stack(StandIns.waiting("one", 0), StandIns.waiting("two", 1));
        stack.start();
        assertThat(signal("-KILL", stack.get("two").pid())).isZero();
        assertThat(stack.unexpectedEnd().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .startsWith("two has ended with exit code 137, see " + directory)
                .contains(StandIn.READY);
        stack.close();
        assertThat(stack.all().values()).noneMatch(StackProcess::isAlive);
    }

    @Test
    void processThatDoesNotComeUpFailsTheStartWithItsLastLines() throws IOException {
        StackProcesses stack = stack(StandIns.waiting("one", 0), StandIns.ending("two", 3));
        assertThatExceptionOfType(StackStartException.class)
                .isThrownBy(stack::start)
                .withMessageStartingWith("two has ended with exit code 3")
                .withMessageContaining("stand-in cannot go on");
        stack.close();
        assertThat(stack.all().values()).noneMatch(StackProcess::isAlive);
    }

    @Test
    void processThatCannotBeRecordedIsStoppedWithTheOthers() throws IOException {
        StackProcesses stack = stack(StandIns.waiting("one", 0));
        Files.createDirectory(directory.resolve("processes"));
        assertThatExceptionOfType(StackStartException.class)
                .isThrownBy(stack::start)
                .withMessageStartingWith("one cannot be started: ");
        assertThat(stack.get("one").isAlive()).isTrue();
        stack.close();
        assertThat(stack.get("one").isAlive()).isFalse();
    }

    @Test
    void nothingStartsOnceTheStackIsStopping() throws IOException {
        StackProcesses stack = stack(StandIns.waiting("one", 0));
        stack.close();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(stack::start);
    }

    @Test
    void interruptOfTheTerminalIsLeftToTheLauncher() throws Exception {
        StackProcesses stack = stack(StandIns.waiting("one", 0));
        stack.start();
        StackProcess one = stack.get("one");
        assertThat(signal("-INT", one.pid())).isZero();
        assertThat(signal("-HUP", one.pid())).isZero();
        await().during(Duration.ofMillis(500)).until(one::isAlive);
        stack.close();
    }

    @Test
    void processesEndWhenTheirLauncherIsKilled() throws Exception {
        Process launcher =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                StandInLauncher.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<ProcessHandle> children = children(launcher);
        assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);
        launcher.destroyForcibly().waitFor();
        await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        // The next launcher may have the folder.
        StackDirectory.open(directory).close();
    }

    private static List<ProcessHandle> children(Process launcher) throws IOException {
        try (BufferedReader output = launcher.inputReader(StandardCharsets.UTF_8)) {
            String line = Objects.requireNonNull(output.readLine(), "the launcher has ended");
            return List.of(line.split(" ", -1)).stream()
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
        }
    }

    private StackProcesses stack(ProcessPlan... plans) throws IOException {
        assertThat(Files.exists(Installation.locate().agentJar())).isTrue();
        return StandIns.stack(
                directory,
                Console.on(new PrintStream(shown, true, StandardCharsets.UTF_8), false),
                List.of(plans));
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    private static int signal(String signal, long pid) throws Exception {
        return new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
    }
}
