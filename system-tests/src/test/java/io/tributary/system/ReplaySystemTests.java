package io.tributary.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.tributary.localstack.launch.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/** A real data set through the running stack: what comes out equals what stands in the file. */
@EnabledIf(value = "dataSetIsThere", disabledReason = "the room occupancy data set is absent")
class ReplaySystemTests {

    private static final Path FILE = Path.of("../../shared/data/room-occupancy.csv");
    private static final LocalStack STACK = SharedStack.get();
    private static final Documents DOCUMENTS = new Documents(STACK);

    static boolean dataSetIsThere() {
        return Files.isReadable(FILE);
    }

    @Test
    void everyElementAgreesWithTheFileInAllAndPerDay() throws Exception {
        Map<String, DoubleSummaryStatistics> expected = statisticsOfTheFile();
        long readings =
                expected.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(" all"))
                        .mapToLong(entry -> entry.getValue().getCount())
                        .sum();
        Path log = Path.of("target/replay.log");

        Process replay =
                Simulator.start(
                        STACK,
                        log,
                        "--replay=" + FILE,
                        "--location=office",
                        "--device=occupancy-1",
                        "--speed=max");
        Simulator.awaitSuccess(replay, log, 180);

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () ->
                                assertThat(
                                                DOCUMENTS.readings(
                                                        Documents.term("device", "occupancy-1")))
                                        .isEqualTo(readings));
        assertThat(readings).isEqualTo(32_572);
        Map<String, JsonNode> indexed = statisticsOfTheIndex();
        assertThat(indexed).hasSameSizeAs(expected);
        expected.forEach(
                (key, statistics) -> {
                    JsonNode found = indexed.get(key);
                    assertThat(found).as(key).isNotNull();
                    assertThat(Math.round(value(found, "count")))
                            .as("count of %s", key)
                            .isEqualTo(statistics.getCount());
                    assertThat(value(found, "min"))
                            .as("min of %s", key)
                            .isEqualTo(statistics.getMin());
                    assertThat(value(found, "max"))
                            .as("max of %s", key)
                            .isEqualTo(statistics.getMax());
                    assertThat(value(found, "sum") / value(found, "count"))
                            .as("mean of %s", key)
                            .isCloseTo(
                                    statistics.getAverage(),
                                    within(Math.abs(statistics.getAverage()) * 1e-9 + 1e-9));
                });
    }

    /** By {@code element day} and {@code element all}, from the text of the file. */
    private static Map<String, DoubleSummaryStatistics> statisticsOfTheFile() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        String[] header = lines.getFirst().split(",", -1);
        Map<String, DoubleSummaryStatistics> statistics = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cell = line.split(",", -1);
            for (int i = 1; i < header.length; i++) {
                double value = Double.parseDouble(cell[i]);
                for (String of : List.of(cell[0].substring(0, 10), "all")) {
                    statistics
                            .computeIfAbsent(
                                    header[i] + " " + of, key -> new DoubleSummaryStatistics())
                            .accept(value);
                }
            }
        }
        return statistics;
    }

    private static Map<String, JsonNode> statisticsOfTheIndex() {
        String numbers =
                """
                "aggs":{"count":{"sum":{"field":"count"}},"min":{"min":{"field":"min"}},
                        "max":{"max":{"field":"max"}},"sum":{"sum":{"field":"sum"}}%s}
                """;
        String days =
                """
                ,"days":{"date_histogram":{"field":"windowStart","calendar_interval":"day",
                         "format":"yyyy-MM-dd","min_doc_count":1},%s}
                """
                        .formatted(numbers.formatted(""));
        JsonNode found =
                DOCUMENTS.search(
                        "tributary-readings",
                        """
                        {"size":0,"query":%s,"aggs":{"elements":{"terms":{"field":"element"},%s}}}
                        """
                                .formatted(
                                        Documents.term("device", "occupancy-1"),
                                        numbers.formatted(days)));
        Map<String, JsonNode> statistics = new TreeMap<>();
        for (JsonNode element : found.at("/aggregations/elements/buckets")) {
            String name = element.get("key").asString();
            statistics.put(name + " all", element);
            for (JsonNode day : element.at("/days/buckets")) {
                statistics.put(name + " " + day.get("key_as_string").asString(), day);
            }
        }
        return statistics;
    }

    private static double value(JsonNode bucket, String name) {
        return bucket.get(name).get("value").asDouble();
    }
}
