package io.tributary.system.faults;

import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.StackProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What can be done to a process from outside. */
final class Harm {

    /** What every service promises to leave within. */
    private static final Duration LEAVING = Duration.ofSeconds(10);

    private Harm() {}

    /** Ends it by force and starts it again at once. */
    static Fault.Injection kill(String process) {
        return outage(process, true, Duration.ZERO);
    }

    /** Ends it, by force or in good order, and starts it again after that time. */
    static Fault.Injection outage(String name, boolean byForce, Duration lasts) {
        return (stack, lifted) -> {
            end(stack.process(name), byForce);
            pause(lasts);
            lifted.run();
            stack.process(name).start();
        };
    }

    /** A rolling restart: it must leave within ten seconds by itself. */
    static Fault.Injection restart(String name) {
        return (stack, lifted) -> {
            boolean inGoodOrder = stack.process(name).stop(LEAVING);
            lifted.run();
            stack.process(name).start();
            if (!inGoodOrder) {
                throw new AssertionError(
                        "%s did not leave within %s of SIGTERM".formatted(name, LEAVING));
            }
        };
    }

    /** Stops its clock, so that its connections hang instead of breaking. */
    static Fault.Injection hang(String name, Duration lasts) {
        return (stack, lifted) -> {
            long pid = stack.process(name).pid();
            signal("STOP", pid);
            try {
                pause(lasts);
            } finally {
                signal("CONT", pid);
                lifted.run();
            }
            // whoever was thrown out while it hung may end, as documented; a supervisor restarts it
            StackProcess process = stack.process(name);
            pause(Duration.ofSeconds(3));
            if (!process.isAlive()) {
                process.start();
            }
        };
    }

    /** The gateway is started while there is no Kafka yet. */
    static Fault.Injection gatewayAndKafka(Duration lasts) {
        return (stack, lifted) -> {
            end(stack.process("kafka-broker"), true);
            end(stack.process("gateway-service"), true);
            pause(lasts);
            CompletableFuture<Void> gateway =
                    CompletableFuture.runAsync(stack.process("gateway-service")::start);
            pause(Duration.ofSeconds(5));
            lifted.run();
            stack.process("kafka-broker").start();
            gateway.get(2, TimeUnit.MINUTES);
        };
    }

    /** Messages wait at the broker when the harm is done to it. */
    static Fault.Injection withBacklog(Duration waiting, Fault.Injection broker) {
        return (stack, lifted) -> {
            StackProcess acquisition = stack.process("acquisition-service");
            acquisition.kill();
            pause(waiting);
            broker.inject(stack, () -> {});
            lifted.run();
            acquisition.start();
        };
    }

    static void end(StackProcess process, boolean byForce) {
        if (byForce) {
            process.kill();
        } else {
            process.stop(Duration.ofSeconds(30));
        }
    }

    static void pause(Duration duration) {
        if (duration.isPositive()) {
            await().pollDelay(duration).atMost(duration.plusSeconds(10)).until(() -> true);
        }
    }

    private static void signal(String signal, long pid) throws IOException {
        try {
            int exit =
                    new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                            .inheritIO()
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new IOException("kill -%s %d failed".formatted(signal, pid));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
