package io.tributary.dashboard.live.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.dashboard.availability.Availability;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.live.Loading;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Makes tails, each with its report and its figures. */
@Component
class TailFactory {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final TopicCatalogue catalogue;
    private final Availability availability;
    private final Loading loading;
    private final Changes changes;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Duration recheck;
    private final String servers;
    private final Counter unreadable;
    private final List<TailReport> reports = new CopyOnWriteArrayList<>();

    TailFactory(
            ConsumerFactory<byte[], byte[]> consumers,
            KafkaConnectionDetails kafka,
            TopicCatalogue catalogue,
            Availability availability,
            Loading loading,
            Changes changes,
            TailProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.consumers = consumers;
        this.catalogue = catalogue;
        this.availability = availability;
        this.loading = loading;
        this.changes = changes;
        this.meters = meters;
        this.clock = clock;
        this.recheck = properties.recheck();
        this.servers = String.join(",", kafka.getBootstrapServers());
        this.unreadable =
                Counter.builder("tributary.dashboard.readmodel.unreadable")
                        .description("Records in Kafka that could not be read")
                        .register(meters);
    }

    /** Of every tail that was made. */
    List<TailReport> reports() {
        return reports;
    }

    /**
     * A tail that counts as not yet loaded from now on.
     *
     * @param name for log and figures
     * @param back how far back to start; null for the beginning
     */
    TopicTail tail(String name, List<RecordHandler> handlers, @Nullable Duration back) {
        TailReport report = new TailReport(name, servers, recheck, availability, loading, clock);
        report.starting();
        Gauge.builder("tributary.dashboard.readmodel.lag", report, TailReport::lag)
                .tag("tail", name)
                .description("Records in Kafka that the read model has not read yet")
                .register(meters);
        reports.add(report);
        TailPlan plan = new TailPlan(handlers, back, clock, unreadable);
        return new TopicTail(
                plan,
                () -> consumers.createConsumer(null, null, "-" + name),
                () -> catalogue.ensure(plan.topics()),
                changes,
                report,
                PAUSE);
    }
}
