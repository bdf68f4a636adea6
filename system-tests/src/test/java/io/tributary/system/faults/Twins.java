package io.tributary.system.faults;

import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.StackProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A second process of a service. */
final class Twins {

    private Twins() {}

    /** A consumer joins, takes its share, and leaves: twice a rebalance. */
    static Fault.Injection consumerJoinsAndLeaves() {
        return (stack, lifted) -> {
            StackProcess second = stack.second("streaming-consumer", Map.of());
            second.start();
            Harm.pause(Duration.ofSeconds(8));
            lifted.run();
            second.stop(Duration.ofSeconds(10));
        };
    }

    /** A gateway of the same identity on the same journal: it must end and disturb nobody. */
    static Fault.Injection gatewayOnTheSameJournal() {
        return (stack, lifted) -> {
            StackProcess second = stack.second("gateway-service", Map.of());
            startsInVain(second);
            lifted.run();
            if (!stack.process("gateway-service").isAlive()) {
                throw new AssertionError("the first gateway ended");
            }
        };
    }

    /**
     * A gateway of the same identity with a journal of its own, as after a move to another machine
     * while the old one still runs. One of them must end; the first one goes on in the end.
     */
    static Fault.Injection gatewayWithAnotherJournal() {
        return (stack, lifted) -> {
            StackProcess first = stack.process("gateway-service");
            StackProcess second =
                    stack.second(
                            "gateway-service",
                            Map.of(
                                    "TRIBUTARY_GATEWAY_JOURNAL_DIRECTORY",
                                    Files.createTempDirectory(Path.of("target"), "journal-")
                                            .toAbsolutePath()
                                            .toString()));
            startsInVain(second);
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> !first.isAlive() || !second.isAlive());
            Harm.pause(Duration.ofSeconds(5));
            if (second.isAlive()) {
                second.stop(Duration.ofSeconds(10));
            }
            lifted.run();
            if (!first.isAlive()) {
                first.start();
            }
        };
    }

    private static void startsInVain(StackProcess second) {
        try {
            second.start();
        } catch (RuntimeException e) {
            // It ended while it was starting: that is one of the good ends.
        }
    }
}
