package io.tributary.benchmarks.reads;

import io.tributary.benchmarks.rig.Machine;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Clients of the live stream while readings come each second, in windows of 100 ms of 100 devices
 * or more, each window in a commit of its own, as by a gateway: first nobody, then one client, a
 * quarter of them, all, then with ten more that take 8 KiB a second and ten that take nothing. Open
 * loop: latency counts from the end of the window, at which its commit is due. With Kafka,
 * Elasticsearch and dashboard of its own.
 *
 * <p>Arguments: clients, readings per second, seconds, devices.
 */
public final class StreamBenchmark {

    private static final int DEVICES = 100;
    private static final int LOCATIONS = 10;
    private static final int WARM_UP_SECONDS = 5;
    private static final int ODD = 10;
    private static final int MOST_COMMITS = 100_000;

    private final Stage stage;
    private final ReadSite site;
    private final Windows windows;
    private final KafkaSide readable;
    private final StreamClients clients;
    private final Delivered lively;
    private final Delivered slow;
    private final int rate;

    private StreamBenchmark(
            Stage stage,
            ReadSite site,
            Windows windows,
            KafkaSide readable,
            StreamClients clients,
            int rate) {
        this.stage = stage;
        this.site = site;
        this.windows = windows;
        this.readable = readable;
        this.clients = clients;
        this.rate = rate;
        this.lively = new Delivered(windows, readable);
        this.slow = new Delivered(windows, readable);
    }

    public static void main(String[] arguments) throws Exception {
        Machine.announce();
        int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        int devices = arguments.length > 3 ? Integer.parseInt(arguments[3]) : DEVICES;
        ReadSite site = new ReadSite(devices, LOCATIONS);
        try (Stage stage = new Stage();
                SiteEdge edge = new SiteEdge(site, stage.kafka());
                Visitor visitor = new Visitor(stage)) {
            Windows windows = new Windows(site, edge, rate, MOST_COMMITS);
            edge.introduce();
            windows.everyDeviceOnce();
            visitor.awaitCount("/api/v1/sites/reads/readings/latest?limit=1", devices);
            try (KafkaSide readable = new KafkaSide(site, windows, MOST_COMMITS, stage.kafka());
                    StreamClients clients = new StreamClients(stage, devices)) {
                readable.start();
                new StreamBenchmark(stage, site, windows, readable, clients, rate)
                        .run(most, seconds);
            }
        }
    }

    private void run(int most, int seconds) throws IOException, InterruptedException {
        System.out.printf(
                "%d readings/s of %d devices, windows of %d ms; milliseconds%n",
                rate, site.devices(), ReadSite.WINDOW.toMillis());
        System.out.println(
                "clients  due→Kafka p50   p99 | Kafka→client p50    p99  p99.9    max | due→client p50    p99 | told/s  of all | CPU dashboard  clients | MiB  alive  threads | wrong");
        windows.run(WARM_UP_SECONDS);
        row("0", 0, seconds);
        clients.openLively(1, lively);
        windows.run(WARM_UP_SECONDS);
        row("1", 1, seconds);
        clients.openLively(most / 4 - 1, lively);
        windows.run(WARM_UP_SECONDS);
        row(Integer.toString(most / 4), most / 4, seconds);
        clients.openLively(most - most / 4, lively);
        windows.run(WARM_UP_SECONDS);
        row(Integer.toString(most), most, seconds);
        clients.openSlow(ODD, slow);
        clients.openSilent(ODD, new Delivered(windows, readable));
        slow.take();
        row(most + " + odd", most, 3 * seconds);
        Delivered.Figures sips = slow.take();
        System.out.printf(
                "%d clients that take %d bytes/s: ended %d times, %d values, due→client p50 %.0f, max %.0f ms%n",
                ODD,
                StreamClients.SLOW_BYTES,
                sips.dropped(),
                sips.sinceDueMicros().getTotalCount(),
                sips.sinceDueMicros().getValueAtPercentile(50) / 1000.0,
                sips.sinceDueMicros().getMaxValue() / 1000.0);
        System.out.printf("%d clients that take nothing: %d given up%n", ODD, clients.givenUp());
    }

    private void row(String name, int count, int seconds) throws IOException, InterruptedException {
        long pid = stage.dashboardPid();
        long self = ProcessHandle.current().pid();
        lively.take();
        readable.sinceDueMicros();
        long cpu = Processes.cpu(pid).toMillis();
        long own = Processes.cpu(self).toMillis();
        windows.run(seconds);
        double cpuSpent = (Processes.cpu(pid).toMillis() - cpu) / 1000.0 / seconds;
        double ownSpent = (Processes.cpu(self).toMillis() - own) / 1000.0 / seconds;
        long wrong = awaitTruth();
        Delivered.Figures figures = lively.take();
        Histogram beyond = figures.sinceReadableMicros();
        Histogram kafka = readable.sinceDueMicros();
        double told = beyond.getTotalCount() / (double) seconds;
        System.out.printf(
                "%-9s         %5.1f %5.1f |            %5.1f %6.1f %6.1f %6.1f |          %5.1f %6.1f | %6.0f  %5.1f%% |          %4.2f     %4.2f | %3d    %3d      %3d | %d%s%n",
                name,
                at(kafka, 50),
                at(kafka, 99),
                at(beyond, 50),
                at(beyond, 99),
                at(beyond, 99.9),
                at(beyond, 100),
                at(figures.sinceDueMicros(), 50),
                at(figures.sinceDueMicros(), 99),
                told,
                count == 0 ? 0 : 100 * told / rate / count,
                cpuSpent,
                ownSpent,
                Processes.residentMebibytes(pid),
                Processes.liveMebibytes(pid),
                Processes.threads(pid),
                wrong,
                figures.dropped() == 0 ? "" : "; %d ended".formatted(figures.dropped()));
    }

    /** Nothing new comes: soon everybody has everything. */
    private long awaitTruth() throws InterruptedException {
        long[] truth = windows.newest();
        for (int i = 0; i < 100 && clients.wrong(truth) > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return clients.wrong(truth);
    }

    private static double at(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
