package io.tributary.benchmarks.history;

import io.tributary.benchmarks.Environment;
import io.tributary.benchmarks.history.RestSide.Result;
import io.tributary.benchmarks.rig.Machine;
import io.tributary.benchmarks.rig.MeasuredStack;
import io.tributary.localstack.launch.LocalStack;
import io.tributary.localstack.options.LocalStackOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Measures history of a local stack of its own: writes days of readings, one a minute for each of
 * some series unless another time is given, waits until they are rolled up, and asks REST for all
 * of it. An interval that is a second longer consists of no whole minutes, so that it is computed
 * of the readings themselves.
 *
 * <p>Arguments: days, series, how often to ask, seconds between readings.
 */
public final class HistoryBenchmark {

    private HistoryBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int days = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 90;
        int series = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        int times = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Past past =
                new Past(
                        "history-" + System.currentTimeMillis() / 1000,
                        end.minus(days, ChronoUnit.DAYS),
                        end,
                        series,
                        Duration.ofSeconds(
                                arguments.length > 3 ? Long.parseLong(arguments[3]) : 60));
        Machine.announce();
        Files.createDirectories(Path.of("target"));
        try (LocalStack stack =
                MeasuredStack.start(
                        LocalStackOptions.in(
                                Files.createTempDirectory(Path.of("target"), "history-")))) {
            Environment.use(stack);
            run(past, days, series, times);
        }
    }

    private static void run(Past past, int days, int series, int times) throws Exception {
        ElasticsearchSide elasticsearch = new ElasticsearchSide(past.location());
        load(past, elasticsearch);
        RestSide rest = new RestSide(past, elasticsearch);
        Duration interval = Duration.ofHours(days > 80 ? 6 : 2);
        Result hours = rest.ask(interval, times);
        Result minutes = rest.ask(interval.plusMinutes(1), times);
        Result readings = rest.ask(interval.plusSeconds(1), times);
        System.out.printf(
                "%d days of %d series, asked %d times; milliseconds%n", days, series, times);
        print("from rollups of an hour", hours);
        print("from rollups of a minute", minutes);
        print("from readings", readings);
        System.out.printf(
                Locale.ROOT,
                "p50 of readings by p50 of hours: %.1f; by p50 of minutes: %.1f%n",
                p50(readings) / p50(hours),
                p50(readings) / p50(minutes));
        requireSame(hours, readings);
        requireSame(minutes, readings);
    }

    private static void load(Past past, ElasticsearchSide elasticsearch) throws Exception {
        long start = System.nanoTime();
        KafkaSide.write(past);
        System.out.printf(
                Locale.ROOT,
                "%,d windows in %,d messages written to Kafka in %.1f s%n",
                past.documents(),
                past.messages(),
                (System.nanoTime() - start) / 1e9);
        System.out.printf(
                Locale.ROOT,
                "stored in Elasticsearch after further %.1f s%n",
                elasticsearch.await("tributary-readings", past.documents()));
        double rolledUp =
                elasticsearch.await("tributary-rollup-1h", past.hours())
                        + elasticsearch.await("tributary-rollup-pending", 0);
        System.out.printf(Locale.ROOT, "rolled up after further %.1f s%n", rolledUp);
    }

    private static void print(String what, Result result) {
        Histogram micros = result.micros();
        System.out.printf(
                Locale.ROOT,
                "%-26s p50 %7.1f  p95 %7.1f  max %7.1f   %d series, %,d points, %,d readings%n",
                what,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(95) / 1e3,
                micros.getMaxValue() / 1e3,
                result.series(),
                result.points(),
                result.readings());
    }

    private static double p50(Result result) {
        return result.micros().getValueAtPercentile(50);
    }

    private static void requireSame(Result one, Result other) {
        if (one.series() != other.series()
                || one.readings() != other.readings()
                || Math.abs(one.mean() - other.mean()) > 1e-9) {
            throw new IllegalStateException(
                    "the answers differ: %d readings of mean %s, %d of mean %s"
                            .formatted(one.readings(), one.mean(), other.readings(), other.mean()));
        }
    }
}
