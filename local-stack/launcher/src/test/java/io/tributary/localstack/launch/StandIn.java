package io.tributary.localstack.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A program in place of a service: says that it is ready, and waits, or ends as it is told. */
final class StandIn {

    static final String READY = "stand-in ready";

    private StandIn() {}

    /** Arguments: none to wait until it is stopped, or an exit code to end with at once. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (arguments.length > 0) {
            out.println("stand-in cannot go on");
            System.exit(Integer.parseInt(arguments[0]));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> out.println("stand-in stopped")));
        out.println(READY);
        new CountDownLatch(1).await();
    }
}
