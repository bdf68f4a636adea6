package io.tributary.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The results as Markdown: sums of a fault's runs, and of times the longest. */
final class FaultTable {

    private static final String HEAD =
            """
            | fault | times | acknowledged | missing | doubled | rejected | ES missing | ES doubled | longest gap sense, ES (s) | recovered (s) |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private final Map<String, List<FaultResult>> results = new LinkedHashMap<>();

    void add(FaultResult result) {
        results.computeIfAbsent(result.fault().name(), name -> new ArrayList<>()).add(result);
    }

    String markdown() {
        StringBuilder table = new StringBuilder(HEAD);
        results.forEach((name, runs) -> table.append(row(name, runs)));
        return table.toString();
    }

    private static String row(String name, List<FaultResult> runs) {
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s, %s | %s |%n"
                .formatted(
                        name,
                        sum(runs, FaultResult::times),
                        sum(runs, FaultResult::acknowledged),
                        sum(runs, FaultResult::missing),
                        sum(runs, FaultResult::doubled),
                        sum(runs, FaultResult::rejected),
                        sum(runs, FaultResult::indexedMissing),
                        sum(runs, FaultResult::indexedDoubled),
                        longest(runs, FaultResult::senseGap),
                        longest(runs, FaultResult::indexGap),
                        longest(runs, FaultResult::recovery));
    }

    private static String sum(List<FaultResult> runs, ToLongFunction<FaultResult> number) {
        return String.format(Locale.ROOT, "%,d", runs.stream().mapToLong(number).sum());
    }

    private static String longest(List<FaultResult> runs, Function<FaultResult, Duration> time) {
        long millis = runs.stream().map(time).mapToLong(Duration::toMillis).max().orElse(0);
        return millis >= ArrivalWatch.NEVER.toMillis()
                ? "not"
                : String.format(Locale.ROOT, "%.1f", millis / 1_000.0);
    }
}
