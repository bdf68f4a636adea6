package io.tributary.benchmarks.reads;

import io.tributary.benchmarks.rig.Machine;
import io.tributary.topology.json.JsonCodec;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Asks for pages of a long list of devices, one at a time, first while nothing is measured, then
 * while 1,000 readings come each second. With Kafka, Elasticsearch and dashboard of its own.
 *
 * <p>Arguments: devices, requests of each kind.
 */
public final class ListBenchmark {

    private static final String REST = "/api/v1/sites/reads/devices";
    private static final String PAGE = "/sites/reads/devices";
    private static final int LOCATIONS = 40;
    private static final int READINGS_A_SECOND = 1_000;
    private static final int WARM_UP_ROUNDS = 20;
    private static final int HOUR = 3_600;

    private static final List<String> LISTS =
            List.of(
                    REST,
                    REST + "?limit=500",
                    REST + "?sort=-lastSeenAt",
                    REST + "?sort=presence&limit=500",
                    REST + "?presence=stale&location=hall07",
                    REST + "?search=esp8266+d0999&sort=location",
                    "/api/v1/sites/reads/readings/latest?location=hall07",
                    "/api/v1/sites/reads/readings/latest");
    private static final List<String> PAGES =
            List.of(
                    PAGE,
                    PAGE + "?page=200",
                    PAGE + "?sort=-lastSeenAt&page=100",
                    PAGE + "?search=esp8266+d0999&presence=online",
                    "/sites/reads");

    private final Stage stage;
    private final Visitor visitor;

    private ListBenchmark(Stage stage, Visitor visitor) {
        this.stage = stage;
        this.visitor = visitor;
    }

    public static void main(String[] arguments) throws Exception {
        Machine.announce();
        int devices = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        ReadSite site = new ReadSite(devices, LOCATIONS);
        try (Stage stage = new Stage();
                SiteEdge edge = new SiteEdge(site, stage.kafka());
                Visitor visitor = new Visitor(stage)) {
            Windows windows = new Windows(site, edge, READINGS_A_SECOND, 100_000);
            edge.introduce();
            windows.everyDeviceOnce();
            visitor.awaitCount(REST + "?limit=1", devices);
            visitor.awaitCount("/api/v1/sites/reads/readings/latest?limit=1", devices);
            visitor.logIn();
            ListBenchmark benchmark = new ListBenchmark(stage, visitor);
            benchmark.ask(WARM_UP_ROUNDS, false);
            System.out.printf("%d devices, %d requests of each kind, ms%n", devices, requests);
            System.out.println("while nothing is measured");
            benchmark.ask(requests, true);
            System.out.printf("while %d readings come each second%n", READINGS_A_SECOND);
            Thread measuring = Thread.ofPlatform().start(() -> windows.run(HOUR));
            TimeUnit.SECONDS.sleep(2);
            benchmark.ask(requests, true);
            windows.stop();
            measuring.join();
            System.out.printf(
                    "dashboard: %d MiB resident, %d MiB alive%n",
                    Processes.residentMebibytes(stage.dashboardPid()),
                    Processes.liveMebibytes(stage.dashboardPid()));
        }
    }

    private void ask(int times, boolean print) throws IOException, InterruptedException {
        if (print) {
            System.out.println("     p50      p99      max  CPU/request   bytes");
        }
        for (String list : LISTS) {
            measure(list, times, print, () -> visitor.rest(list, null));
        }
        String deep = REST + "?cursor=" + deepCursor();
        measure("… the 150th page", times, print, () -> visitor.rest(deep, null));
        String tag = visitor.rest(REST, null).headers().firstValue("ETag").orElse(null);
        measure("… asked again with its ETag", times, print, () -> visitor.rest(REST, tag));
        for (String page : PAGES) {
            measure(page, times, print, () -> visitor.page(page));
        }
    }

    private void measure(String name, int times, boolean print, Question question)
            throws IOException, InterruptedException {
        Histogram micros = new Histogram(3);
        long cpu = Processes.cpu(stage.dashboardPid()).toMillis();
        int bytes = 0;
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            HttpResponse<byte[]> answer = question.ask();
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
            if (answer.statusCode() != 200 && answer.statusCode() != 304) {
                throw new IOException(name + " was answered " + answer.statusCode());
            }
            bytes = answer.body().length;
        }
        double cpuMillis = Processes.cpu(stage.dashboardPid()).toMillis() - cpu;
        if (print) {
            System.out.printf(
                    "%8.1f %8.1f %8.1f  %8.1f  %10d   %s%n",
                    micros.getValueAtPercentile(50) / 1000.0,
                    micros.getValueAtPercentile(99) / 1000.0,
                    micros.getMaxValue() / 1000.0,
                    cpuMillis / times,
                    bytes,
                    name);
        }
    }

    private String deepCursor() throws IOException, InterruptedException {
        @Nullable String cursor = null;
        for (int i = 0; i < 15; i++) {
            byte[] page =
                    visitor.rest(
                                    REST
                                            + "?limit=500"
                                            + (cursor == null ? "" : "&cursor=" + cursor),
                                    null)
                            .body();
            String next = JsonCodec.mapper().readTree(page).path("next").asString("");
            if (next.isEmpty()) {
                break;
            }
            cursor = next;
        }
        return cursor == null ? "" : cursor;
    }

    @FunctionalInterface
    private interface Question {
        HttpResponse<byte[]> ask() throws IOException, InterruptedException;
    }
}
