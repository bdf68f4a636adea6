package io.tributary.access;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Topics, accounts and rights as a command. */
public final class KafkaAccessTool {

    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    private KafkaAccessTool() {}

    /** Ends with the exit code that the help names. */
    public static void main(String... arguments) throws InterruptedException {
        // the Kafka client has no logger here, and need not be told so
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(System.out, System.err, arguments));
    }

    /** The same within a process; gives the exit code. */
    public static int run(PrintStream out, PrintStream err, String... arguments)
            throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            out.print(Arguments.HELP);
            return DONE;
        }
        try {
            apply(Arguments.parse(arguments), out);
            return DONE;
        } catch (InvalidArgumentException e) {
            err.println(e.getMessage());
            err.print(Arguments.HELP);
        } catch (ExecutionException e) {
            err.println("Kafka does not do it: " + Objects.requireNonNullElse(e.getCause(), e));
        } catch (KafkaException e) {
            err.println("the settings in --kafka-config cannot be used: " + words(e));
        } catch (IOException e) {
            err.println("a file cannot be read or written: " + e);
        }
        return NOT_DONE;
    }

    /** Rights before passwords: nobody who logs in is refused what he may do. */
    private static void apply(Arguments arguments, PrintStream out)
            throws ExecutionException, InterruptedException, IOException {
        try (Admin kafka = Admin.create(arguments.kafka())) {
            if (arguments.removed().isPresent()) {
                String user = arguments.removed().get();
                new Rights(kafka).takeAll(user).forEach(out::println);
                out.println(new Accounts(kafka, arguments.secrets()).remove(user));
                return;
            }
            new Topics(kafka).apply().forEach(out::println);
            new Rights(kafka).apply(arguments.accounts()).forEach(out::println);
            new Accounts(kafka, arguments.secrets())
                    .apply(arguments.accounts())
                    .forEach(out::println);
        }
    }

    private static String words(KafkaException e) {
        return e.getCause() == null ? e.toString() : e.getMessage() + ": " + e.getCause();
    }
}
