package io.tributary.localstack.console;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Shows lines of many processes, each with the name of its own. Safe for use by many threads. */
public final class Console {

    private static final String STACK = "local-stack";
    private static final int NAME_WIDTH = 19;
    private static final int[] COLOURS = {36, 35, 33, 32, 34, 96, 95, 93};
    private static final String BOLD = "\u001b[1m";
    private static final String RESET = "\u001b[0m";

    private final PrintStream out;
    private final boolean coloured;

    private Console(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /** A console on that stream. */
    public static Console on(PrintStream out, boolean coloured) {
        return new Console(out, coloured);
    }

    /** A console that shows nothing. */
    public static Console silent() {
        return new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                false);
    }

    /** Whether to use colours: on a terminal, unless {@code NO_COLOR} says no. */
    public static boolean wantsColour(boolean terminal, Map<String, String> environment) {
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT).equals("dumb");
    }

    /** Shows a line of the stack itself. */
    public void say(String text) {
        print(STACK, BOLD, text);
    }

    /** Shows a line of a process. */
    public void line(String name, String text) {
        print(
                name,
                "\u001b[" + COLOURS[Math.floorMod(name.hashCode(), COLOURS.length)] + "m",
                text);
    }

    /** Shows lines as they are. */
    public void block(String text) {
        out.print(text);
        out.flush();
    }

    private void print(String name, String style, String text) {
        String padded = String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", name);
        out.println((coloured ? style + padded + RESET : padded) + " | " + text);
    }
}
