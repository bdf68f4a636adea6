package io.tributary.reconciliation;

import io.tributary.reconciliation.account.Result;
import io.tributary.reconciliation.elasticsearch.ElasticsearchAwayException;
import io.tributary.reconciliation.kafka.KafkaAwayException;
import io.tributary.reconciliation.options.CommandLine;
import io.tributary.reconciliation.options.InvalidOptionException;
import io.tributary.reconciliation.report.Report;
import io.tributary.reconciliation.sent.SentFileException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The comparison as a command. */
public final class ReconciliationTool {

    private static final int EVEN = 0;
    private static final int UNEVEN = 1;
    private static final int CANNOT_TELL = 2;

    private ReconciliationTool() {}

    /** Ends with the exit code that {@link CommandLine#HELP} names. */
    public static void main(String... arguments) throws InterruptedException {
        // What the Kafka client says while a server is away would stand in the middle of the table;
        // without a logger it says nothing, and need not be told so.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(System.getenv(), System.out, System.err, arguments));
    }

    static int run(
            Map<String, String> environment, PrintStream out, PrintStream err, String... arguments)
            throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            out.print(CommandLine.HELP);
            return EVEN;
        }
        try (Reconciliation reconciliation =
                new Reconciliation(CommandLine.parse(environment, arguments))) {
            Result result = reconciliation.settle();
            out.print(Report.of(result));
            return result.isEven() ? EVEN : UNEVEN;
        } catch (InvalidOptionException e) {
            err.println(e.getMessage());
            err.print(CommandLine.HELP);
        } catch (KafkaAwayException | ElasticsearchAwayException | SentFileException e) {
            err.println(e.getMessage());
        }
        return CANNOT_TELL;
    }
}
