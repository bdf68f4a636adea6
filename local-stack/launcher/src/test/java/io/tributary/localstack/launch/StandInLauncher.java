package io.tributary.localstack.launch;

import io.tributary.localstack.console.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A launcher of stand-ins that can be killed; prints the process ids of its children. */
final class StandInLauncher {

    private StandInLauncher() {}

    /** Arguments: the folder of the stack. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        StackProcesses processes =
                StandIns.stack(
                        Path.of(arguments[0]),
                        Console.silent(),
                        List.of(StandIns.waiting("one", 0), StandIns.waiting("two", 1)));
        processes.start();
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(processes.get("one").pid() + " " + processes.get("two").pid());
        new CountDownLatch(1).await();
    }
}
