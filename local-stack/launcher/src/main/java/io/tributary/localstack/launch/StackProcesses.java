package io.tributary.localstack.launch;

import io.tributary.localstack.console.Console;
import io.tributary.localstack.console.ProcessOutput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts processes as soon as those that they need are ready, and stops them stage by stage. */
final class StackProcesses {

    /** The first time, a service archives its classes at its end, which takes some seconds. */
    private static final Duration STAGE_PATIENCE = Duration.ofSeconds(15);

    private static final double NANOS = 1e9;

    private final Map<String, StackProcess> processes =
            Collections.synchronizedMap(new LinkedHashMap<>());
    private final CompletableFuture<String> unexpectedEnd = new CompletableFuture<>();
    private final Launch launch;
    private final Console console;
    private final StackDirectory directory;

    StackProcesses(StackPreparation preparation, Console console) {
        this(
                preparation.plans(console),
                new Launch(
                        preparation.installation().agentJar(),
                        new RunRecord(preparation.directory().root()),
                        preparation.options().environment()),
                preparation.directory(),
                console);
    }

    StackProcesses(
            List<ProcessPlan> plans, Launch launch, StackDirectory directory, Console console) {
        this.launch = launch;
        this.console = console;
        this.directory = directory;
        plans.forEach(this::add);
    }

    synchronized StackProcess second(String name, int port, Map<String, String> environment) {
        return add(get(name).plan().second(port, environment));
    }

    private StackProcess add(ProcessPlan plan) {
        Path log = directory.log(plan.name());
        StackProcess process =
                new StackProcess(
                        plan,
                        new ProcessOutput(plan.name(), log, console, plan.marker()),
                        log,
                        launch,
                        unexpectedEnd::complete);
        processes.put(plan.name(), process);
        return process;
    }

    StackProcess get(String name) {
        StackProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException(
                    "no process " + name + "; there are " + processes.keySet());
        }
        return process;
    }

    Map<String, StackProcess> all() {
        return Map.copyOf(processes);
    }

    CompletableFuture<String> unexpectedEnd() {
        return unexpectedEnd;
    }

    /** Returns when all are ready; throws as soon as one fails. */
    void start() {
        long start = System.nanoTime();
        AtomicInteger ready = new AtomicInteger();
        CompletableFuture<Void> failure = new CompletableFuture<>();
        ExecutorService executor =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("start-", 0).factory());
        Map<String, CompletableFuture<Void>> starts = new HashMap<>();
        for (StackProcess process : processes.values()) {
            starts.put(
                    process.name(),
                    CompletableFuture.allOf(needed(process, starts))
                            .thenRunAsync(() -> start(process, start, ready), executor)
                            .whenComplete((none, problem) -> forward(problem, failure)));
        }
        unexpectedEnd.thenAccept(
                problem -> failure.completeExceptionally(new StackStartException(problem)));
        CompletableFuture<Void> all =
                CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new));
        join(CompletableFuture.anyOf(all, failure));
        executor.shutdown();
    }

    /** Stops all, stage by stage; those of one stage at once. */
    synchronized void close() {
        launch.close();
        Map<Integer, List<StackProcess>> stages =
                processes.values().stream()
                        .filter(StackProcess::isAlive)
                        .collect(
                                Collectors.groupingBy(
                                        process -> process.plan().stopStage(),
                                        TreeMap::new,
                                        Collectors.toList()));
        stages.values().forEach(this::stop);
    }

    private void start(StackProcess process, long start, AtomicInteger ready) {
        console.say("starting " + process.name());
        process.start();
        console.say(
                String.format(
                        Locale.ROOT,
                        "%s is ready after %.1f s (%d of %d)",
                        process.name(),
                        (System.nanoTime() - start) / NANOS,
                        ready.incrementAndGet(),
                        processes.size()));
    }

    private void stop(Collection<StackProcess> stage) {
        console.say(
                "stopping "
                        + stage.stream().map(StackProcess::name).collect(Collectors.joining(", ")));
        List<Thread> threads =
                stage.stream()
                        .map(process -> Thread.ofPlatform().start(() -> stop(process)))
                        .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stop(StackProcess process) {
        if (!process.stop(STAGE_PATIENCE)) {
            console.say(
                    "%s did not end within %d s and was killed"
                            .formatted(process.name(), STAGE_PATIENCE.toSeconds()));
        }
    }

    private static CompletableFuture<?>[] needed(
            StackProcess process, Map<String, CompletableFuture<Void>> starts) {
        return process.plan().needs().stream()
                .map(name -> Objects.requireNonNull(starts.get(name), name))
                .toArray(CompletableFuture<?>[]::new);
    }

    private static void forward(@Nullable Throwable problem, CompletableFuture<Void> failure) {
        if (problem != null) {
            failure.completeExceptionally(problem);
        }
    }

    private static void join(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : e;
        }
    }
}
