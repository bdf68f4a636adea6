package io.tributary.gateway.aggregation;

import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.GatewayId;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.Batch;
import io.tributary.topology.telemetry.BatchEntry;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The gateway's work for one device message of two readings, in a batch of 1,000 from 100 devices:
 * decode the batch, aggregate, encode what goes to Kafka.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@org.openjdk.jmh.annotations.Measurement(iterations = 6, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx512m")
public class AggregationBenchmark {

    private static final int MESSAGES = 1_000;
    private static final int DEVICES = 100;
    private static final Instant START = Instant.parse("2026-11-20T10:15:30Z");
    private static final JsonCodec<Batch> BATCHES = JsonCodec.of(Batch.class);
    private static final JsonCodec<AggregatedMessage> AGGREGATED =
            JsonCodec.of(AggregatedMessage.class);

    private final Aggregations aggregations =
            new Aggregations(new AggregationProperties(Duration.ofSeconds(1), true));
    private final Batch batch = batch();
    private final byte[] json = BATCHES.encode(batch);
    private final List<Aggregation.Aggregated> windows = aggregated(aggregations, batch);

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public Batch decode() {
        return BATCHES.decode(json);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public List<Aggregation.Aggregated> aggregate() {
        return aggregated(aggregations, batch);
    }

    private static List<Aggregation.Aggregated> aggregated(Aggregations aggregations, Batch batch) {
        Aggregation aggregation = aggregations.begin();
        for (BatchEntry entry : batch.entries()) {
            if (entry instanceof SensedMessage message) {
                aggregation.add(message);
            }
        }
        return aggregation.aggregated(SiteId.of("bench"), GatewayId.of("gw"), 1, START);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int encode() {
        int bytes = 0;
        for (Aggregation.Aggregated each : windows) {
            bytes += AGGREGATED.encode(each.message()).length;
        }
        return bytes;
    }

    private static Batch batch() {
        List<BatchEntry> entries = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            int device = i % DEVICES;
            Instant at = START.plusMillis(i);
            entries.add(
                    new SensedMessage(
                            false,
                            LocationName.of("l" + device % 10),
                            DeviceId.of("d" + device),
                            at,
                            at,
                            i / DEVICES + 1L,
                            "run",
                            "0123456789abcdef",
                            List.of(
                                    measurement("temperature", 15.1 + device % 15, "Cel"),
                                    measurement("humidity", 30.5 + device % 50, "%"))));
        }
        return new Batch("bench", "e", 1, MESSAGES, entries);
    }

    private static Measurement measurement(String element, double value, String unit) {
        return new Measurement(ElementName.of(element), new Value.NumberValue(value), unit);
    }
}
