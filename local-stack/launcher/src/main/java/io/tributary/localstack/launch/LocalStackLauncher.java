package io.tributary.localstack.launch;

import io.tributary.localstack.console.Console;
import io.tributary.localstack.options.InvalidSettingException;
import io.tributary.localstack.options.LocalStackSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * Runs a stack in a terminal until it is interrupted, terminated, or left by its parent. Exit code
 * 1: it could not be started, or a process ended by itself.
 */
public final class LocalStackLauncher {

    private LocalStackLauncher() {}

    /** Takes no arguments; the settings are in the README of {@code local-stack}. */
    public static void main(String[] arguments) {
        Console console = console();
        try {
            run(console);
        } catch (StackStartException | InvalidSettingException e) {
            String.valueOf(e.getMessage()).lines().forEach(console::say);
        } catch (CancellationException e) {
            // Interrupted while starting; the shutdown hook speaks.
        } catch (IOException e) {
            console.say("cannot start: " + e);
        }
        System.exit(1);
    }

    private static void run(Console console) throws IOException {
        long start = System.nanoTime();
        ParentWatch.start(() -> System.exit(1));
        LocalStack stack =
                LocalStack.prepare(
                        new LocalStackSettings(Installation.locate().repository()).read(), console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, console), "stop"));
        stack.startProcesses();
        console.block(stack.panel(Duration.ofNanos(System.nanoTime() - start)));
        throw new StackStartException(stack.unexpectedEnd().join());
    }

    private static void stop(LocalStack stack, Console console) {
        stack.close();
        console.say("stopped");
    }

    /** Not {@code System.out}: that is for services that print by accident. */
    @SuppressWarnings("SystemConsoleNull") // it is null off a terminal: see jdk.console in the pom
    private static Console console() {
        return Console.on(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                Console.wantsColour(System.console() != null, System.getenv()));
    }
}
