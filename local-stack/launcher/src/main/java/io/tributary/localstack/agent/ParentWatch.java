package io.tributary.localstack.agent;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Part of every process of the local stack, as an agent or in front of its main class: with an
 * agent, a JVM does not archive its classes. Ends the process in good order when its standard input
 * is closed, which the system does when the launcher dies by whatever means; by force if that takes
 * too long. An interrupt from the terminal is left to the launcher, which knows the order in which
 * to stop.
 */
public final class ParentWatch {

    private static final long HALT_MILLIS = 15_000;

    private ParentWatch() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments) {
        begin();
    }

    /**
     * Runs another class.
     *
     * @param arguments its name, and what it is called with
     */
    public static void main(String[] arguments) throws Throwable {
        begin();
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        try {
            Class.forName(arguments[0])
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) rest);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void begin() {
        ignore("INT");
        ignore("HUP");
        daemon("parent-watch", ParentWatch::watch);
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // What the parent writes has no meaning here.
            }
        } catch (IOException e) {
            // As good as the end of it.
        }
        daemon("parent-watch-halt", ParentWatch::halt);
        System.exit(0);
    }

    private static void halt() {
        try {
            Thread.sleep(HALT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** By reflection: the compiler warns of these classes in a way that cannot be suppressed. */
    private static void ignore(String signal) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            type.getMethod("handle", type, handler)
                    .invoke(
                            null,
                            type.getConstructor(String.class).newInstance(signal),
                            handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Where there is no such signal, there is nothing to ignore.
        }
    }
}
