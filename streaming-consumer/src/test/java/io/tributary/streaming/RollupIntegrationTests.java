package io.tributary.streaming;

import static io.tributary.streaming.document.Messages.KITCHEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.streaming.document.Messages;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.Value;
import io.tributary.topology.telemetry.Value.BooleanValue;
import io.tributary.topology.telemetry.Value.NumberValue;
import io.tributary.topology.telemetry.Value.TextValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Minutes and hours, against figures computed here from what was sent. */
class RollupIntegrationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    /** Half an hour before a day begins. */
    private static final Instant START = Instant.parse("2026-03-01T23:30:00Z");

    private static final String[] QUICK = {
        "tributary.rollup.settle=50ms", "tributary.rollup.interval=50ms", "tributary.rollup.page=7"
    };

    private final Elasticsearch elasticsearch = new Elasticsearch();
    private final Random random = new Random(7);

    @Test
    void minutesAndHoursAreWhatWasMeasuredHoweverLateAndHoweverOften() {
        List<AggregatedMessage> sent = new ArrayList<>();
        try (Kafka kafka = new Kafka();
                RunningService one = RunningService.start(QUICK)) {
            kafka.awaitTopics();
            send(kafka, sent, windows("rolled", 1, 60));
            awaitRolledUp();
            assertRollups("rolled", sent);
            try (RunningService other = RunningService.start(QUICK)) {
                send(kafka, sent, windows("rolled", 61, 160));
                resend(kafka, sent.subList(20, 90));
                send(kafka, sent, windows("rolled", 161, 260));
                kafka.awaitCommitted("readings", KafkaTopic.SENSE);
                awaitRolledUp();
                assertRollups("rolled", sent);
                assertThat(written(one, "1m") + written(other, "1m")).isPositive();
            }
            assertThat(one.json("/actuator/health")).contains("\"UP\"");
        }
    }

    @Test
    void readingsFromBeforeThereWereRollupsAreRolledUpAtTheFirstStart() {
        List<AggregatedMessage> sent = new ArrayList<>();
        try (Kafka kafka = new Kafka()) {
            try (RunningService service = RunningService.start("tributary.rollup.interval=1h")) {
                kafka.awaitTopics();
                send(kafka, sent, windows("earlier", 1, 60));
                kafka.awaitCommitted("readings", KafkaTopic.SENSE);
                assertThat(written(service, "1m")).isZero();
            }
            elasticsearch.call("DELETE", "/tributary-rollup-pending", "");
            try (RunningService service = RunningService.start(QUICK)) {
                await().atMost(A_WHILE).until(() -> written(service, "1h") > 0);
                awaitRolledUp();
            }
        }
        assertRollups("earlier", sent);
    }

    private void awaitRolledUp() {
        await().atMost(A_WHILE)
                .until(
                        () ->
                                elasticsearch
                                                .documents(
                                                        "tributary-rollup-pending",
                                                        "level",
                                                        "state")
                                                .stream()
                                                .anyMatch(
                                                        state ->
                                                                state.at("/_source/readyFrom")
                                                                        .asString()
                                                                        .equals(
                                                                                Instant.EPOCH
                                                                                        .toString()))
                                        && elasticsearch
                                                .documents(
                                                        "tributary-rollup-pending", "level", "1m")
                                                .isEmpty()
                                        && elasticsearch
                                                .documents(
                                                        "tributary-rollup-pending", "level", "1h")
                                                .isEmpty());
    }

    private static double written(RunningService service, String level) {
        return service.bean(MeterRegistry.class)
                .get("tributary.streaming.rollup.documents")
                .tag("level", level)
                .counter()
                .count();
    }

    /** Windows at random times of an hour that lies in two days, so that most are late. */
    private List<AggregatedMessage> windows(String site, int from, int to) {
        List<AggregatedMessage> windows = new ArrayList<>();
        for (int commit = from; commit <= to; commit++) {
            Instant window = START.plusSeconds(random.nextInt(12) * 300L + random.nextInt(120));
            windows.add(
                    Messages.aggregated(
                            site,
                            commit,
                            window,
                            List.of(
                                    element("temperature", commit < 100 ? "Cel" : "K", window),
                                    element("hood", null, window),
                                    element("mode", null, window))));
        }
        return windows;
    }

    private ElementReadings element(String name, @Nullable String unit, Instant window) {
        int count = 1 + random.nextInt(3);
        double value = random.nextInt(1000) / 8.0;
        Value last =
                switch (name) {
                    case "temperature" -> new NumberValue(value);
                    case "hood" -> new BooleanValue(value > 60);
                    default -> new TextValue("mode " + value);
                };
        ValueType type = last.type();
        boolean text = type == ValueType.TEXT;
        double largest = last instanceof BooleanValue flag ? (flag.value() ? 1 : 0) : value;
        return new ElementReadings(
                ElementName.of(name),
                type,
                unit,
                count,
                text ? null : largest / 2,
                text ? null : largest,
                text ? null : largest * count,
                last,
                // unlike any other, so that there is one latest
                window.plus(random.nextInt(1_000_000_000), ChronoUnit.NANOS)
                        .truncatedTo(ChronoUnit.MILLIS),
                null);
    }

    private static void send(
            Kafka kafka, List<AggregatedMessage> sent, List<AggregatedMessage> messages) {
        kafka.sendAll(
                KafkaTopic.SENSE,
                messages.getFirst().site() + "/" + KITCHEN,
                messages.stream().map(Messages::json).toList());
        sent.addAll(messages);
        kafka.awaitCommitted("readings", KafkaTopic.SENSE);
    }

    private static void resend(Kafka kafka, List<AggregatedMessage> messages) {
        kafka.sendAll(
                KafkaTopic.SENSE,
                messages.getFirst().site() + "/" + KITCHEN,
                messages.stream().map(Messages::json).toList());
    }

    private void assertRollups(String site, List<AggregatedMessage> sent) {
        assertRollups("1m", Duration.ofMinutes(1), site, sent);
        assertRollups("1h", Duration.ofHours(1), site, sent);
    }

    private void assertRollups(
            String level, Duration width, String site, List<AggregatedMessage> sent) {
        Map<String, Expected> expected = new HashMap<>();
        for (AggregatedMessage message : sent) {
            long start = message.windowStart().toEpochMilli() / width.toMillis() * width.toMillis();
            for (ElementReadings element : message.devices().getFirst().elements()) {
                String series = element.element() + " " + element.unit() + " ";
                expected.computeIfAbsent(series + Instant.ofEpochMilli(start), k -> new Expected())
                        .add(element);
            }
        }
        List<JsonNode> rollups = elasticsearch.sources("tributary-rollup-" + level, "site", site);
        assertThat(rollups).hasSameSizeAs(expected.keySet());
        for (JsonNode rollup : rollups) {
            String series =
                    rollup.get("element").asString() + " " + rollup.path("unit").asString(null);
            Expected one = expected.get(series + " " + rollup.get("windowStart").asString());
            Objects.requireNonNull(one, rollup.toString()).assertIs(rollup);
        }
    }

    /** What has to come out. */
    private static final class Expected {
        private final List<ElementReadings> elements = new ArrayList<>();

        void add(ElementReadings element) {
            elements.add(element);
        }

        private double sum() {
            return figures(ElementReadings::sum).sum();
        }

        private DoubleStream figures(Function<ElementReadings, @Nullable Double> figure) {
            return elements.stream()
                    .map(figure)
                    .mapToDouble(value -> Objects.requireNonNull(value));
        }

        void assertIs(JsonNode rollup) {
            long count = elements.stream().mapToLong(ElementReadings::count).sum();
            ElementReadings last =
                    elements.stream()
                            .max(Comparator.comparing(ElementReadings::lastAt))
                            .orElseThrow();
            assertThat(rollup.get("count").asLong()).as(rollup.toString()).isEqualTo(count);
            assertThat(Instant.parse(rollup.get("lastAt").asString())).isEqualTo(last.lastAt());
            if (last.last() instanceof TextValue text) {
                assertThat(rollup.get("lastText").asString()).isEqualTo(text.value());
                assertThat(rollup.has("sum")).isFalse();
                return;
            }
            assertThat(rollup.get("sum").asDouble()).isCloseTo(sum(), within(1e-9));
            assertThat(rollup.get("mean").asDouble()).isCloseTo(sum() / count, within(1e-9));
            assertThat(rollup.get("min").asDouble())
                    .isEqualTo(figures(ElementReadings::min).min().orElseThrow());
            assertThat(rollup.get("max").asDouble())
                    .isEqualTo(figures(ElementReadings::max).max().orElseThrow());
            assertThat(rollup.get("last").asDouble())
                    .isEqualTo(
                            last.last() instanceof NumberValue number
                                    ? number.value()
                                    : ((BooleanValue) last.last()).value() ? 1 : 0);
        }
    }
}
