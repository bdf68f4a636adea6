package io.tributary.gateway.aggregation;

import static io.tributary.gateway.Batches.sensed;
import static io.tributary.gateway.Homes.STOVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.Homes;
import io.tributary.gateway.aggregation.Aggregation.Aggregated;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.DeviceId;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSizeTests {

    private static final JsonCodec<AggregatedMessage> CODEC = JsonCodec.of(AggregatedMessage.class);
    private static final int LIMIT = 512 * 1024;
    private static final Instant AT = Instant.parse("2026-11-20T10:15:30Z");
    private static final Random RANDOM = new Random(7);

    private final Aggregation aggregation =
            new Aggregations(new AggregationProperties(Duration.ofHours(1), true)).begin();

    static Stream<Nasty> nasty() {
        return Stream.of(
                new Nasty(
                        "scattered message numbers",
                        20_000,
                        i -> message(STOVE, RANDOM.nextLong(Long.MAX_VALUE), longest("t"))),
                new Nasty(
                        "an element each",
                        9_000,
                        i -> message(STOVE, (long) i, longest("e" + i + "x".repeat(55)))),
                new Nasty(
                        "a device each",
                        9_000,
                        i ->
                                message(
                                        DeviceId.of("d" + i + "x".repeat(55)),
                                        Long.MAX_VALUE - 2L * i,
                                        longest("e".repeat(64)))),
                new Nasty(
                        "control characters",
                        400,
                        i -> message(STOVE, null, text("\u0001".repeat(5_000)))),
                new Nasty(
                        "characters of four bytes",
                        400,
                        i -> message(STOVE, null, text("\ud83d\ude00".repeat(2_000)))),
                new Nasty(
                        "half characters",
                        400,
                        i -> message(STOVE, null, text("\ud800".repeat(3_000)))),
                new Nasty(
                        "growing texts",
                        60,
                        i -> message(STOVE, null, text("\"\\\n".repeat(300 * i)))),
                new Nasty(
                        "more readings in a message than fit into one",
                        2,
                        i ->
                                message(
                                        STOVE,
                                        (long) i,
                                        IntStream.range(0, 15_000)
                                                .mapToObj(e -> longest("e" + e))
                                                .toArray(Measurement[]::new))));
    }

    record Nasty(String name, int count, java.util.function.IntFunction<SensedMessage> message) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void noMessageExceedsItsLimitAndNoReadingIsLost(Nasty input) {
        long readings = 0;
        for (int i = 0; i < input.count(); i++) {
            SensedMessage message = input.message().apply(i);
            assertThat(Aggregation.isTooLarge(message)).isFalse();
            readings += message.values().size();
            aggregation.add(message);
        }
        List<AggregatedMessage> messages = messages();
        assertThat(messages)
                .allSatisfy(
                        message -> {
                            assertThat(CODEC.encode(message)).hasSizeLessThanOrEqualTo(LIMIT);
                            assertThat(message.readings()).isLessThanOrEqualTo(10_000);
                            assertThat(message.messages()).isPositive();
                        });
        assertThat(messages.stream().mapToLong(AggregatedMessage::readings).sum())
                .isEqualTo(readings);
        assertThat(messages)
                .extracting(AggregatedMessage::part)
                .containsExactlyElementsOf(IntStream.range(0, messages.size()).boxed().toList());
    }

    @Test
    void plainReadingsFillAMessage() {
        for (int i = 0; i < 10_001; i++) {
            aggregation.add(message(STOVE, (long) i, number("t", 21.5)));
        }
        assertThat(messages()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void textThatNoMessageCouldCarryIsKnownBefore() {
        assertThat(Aggregation.isTooLarge(message(STOVE, null, text("x".repeat(250_000)))))
                .isFalse();
        assertThat(Aggregation.isTooLarge(message(STOVE, null, text("x".repeat(270_000)))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\u0000\u001f\n",
                "\"\\/",
                "é€",
                "\ud83d\ude00",
                "\ud800",
                "\u007f"
            })
    void textTakesNoMoreBytesThanCounted(String text) {
        assertThat(JsonCodec.mapper().writeValueAsBytes(text))
                .hasSizeLessThanOrEqualTo(JsonSize.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {-Double.MIN_NORMAL, -Double.MAX_VALUE, Double.MIN_VALUE, -1.0 / 3, -1e-5})
    void numberTakesNoMoreBytesThanCounted(double value) {
        assertThat(JsonCodec.mapper().writeValueAsBytes(value))
                .hasSizeLessThanOrEqualTo(JsonSize.of(new Value.NumberValue(value)));
    }

    private List<AggregatedMessage> messages() {
        return aggregation
                .aggregated(Homes.SITE, Homes.GATEWAY.gateway(), Long.MAX_VALUE, AT)
                .stream()
                .map(Aggregated::message)
                .toList();
    }

    private static SensedMessage message(
            DeviceId device, @Nullable Long seq, Measurement... values) {
        return sensed(device, AT.plusMillis(3_599_994), seq, values);
    }

    private static Measurement number(String element, double value) {
        return new Measurement(ElementName.of(element), new Value.NumberValue(value), "Cel");
    }

    /** As many characters as a number and a unit can have. */
    private static Measurement longest(String element) {
        return new Measurement(
                ElementName.of(element),
                new Value.NumberValue(-Double.MIN_NORMAL),
                "\"".repeat(32));
    }

    private static Measurement text(String text) {
        return new Measurement(ElementName.of("mode"), new Value.TextValue(text), null);
    }
}
