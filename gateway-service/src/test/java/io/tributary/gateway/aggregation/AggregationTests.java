package io.tributary.gateway.aggregation;

import static io.tributary.gateway.Batches.flag;
import static io.tributary.gateway.Batches.number;
import static io.tributary.gateway.Batches.rehearsal;
import static io.tributary.gateway.Batches.sensed;
import static io.tributary.gateway.Batches.temperature;
import static io.tributary.gateway.Batches.text;
import static io.tributary.gateway.Homes.SMOKE_ALARM;
import static io.tributary.gateway.Homes.STOVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.Homes;
import io.tributary.gateway.aggregation.Aggregation.Aggregated;
import io.tributary.topology.name.ElementName;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.site.ValueType;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.DeviceReadings;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.AggregatedMessage.Samples;
import io.tributary.topology.telemetry.BatchEntry.SensedMessage;
import io.tributary.topology.telemetry.Measurement;
import io.tributary.topology.telemetry.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregationTests {

    private static final Instant AT = Instant.parse("2026-11-20T10:15:30.250Z");
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:31.060Z");

    private final Aggregation aggregation = aggregation(true);

    @Test
    void readingsAreSummedUpWithinTheirWindow() {
        aggregation.add(temperature(21.5, AT, 7));
        aggregation.add(temperature(-3, AT.plusMillis(10), 8));
        aggregation.add(temperature(22, AT.plusMillis(20), 9));

        AggregatedMessage message = only();
        assertThat(message.windowStart()).isEqualTo("2026-11-20T10:15:30Z");
        assertThat(message.windowEnd()).isEqualTo("2026-11-20T10:15:31Z");
        assertThat(message.commit()).isEqualTo(12);
        assertThat(message.part()).isZero();
        assertThat(message.messages()).isEqualTo(3);
        assertThat(message.readings()).isEqualTo(3);
        DeviceReadings device = message.devices().getFirst();
        assertThat(device.device()).isEqualTo(STOVE);
        assertThat(device.seqs()).containsExactly(List.of(7L, 9L));
        ElementReadings element = device.elements().getFirst();
        assertThat(element.type()).isEqualTo(ValueType.NUMBER);
        assertThat(element.unit()).isEqualTo("Cel");
        assertThat(element.count()).isEqualTo(3);
        assertThat(element.min()).isEqualTo(-3);
        assertThat(element.max()).isEqualTo(22);
        assertThat(element.sum()).isEqualTo(40.5);
        assertThat(element.last()).isEqualTo(new Value.NumberValue(22));
        assertThat(element.lastAt()).isEqualTo(AT.plusMillis(20));
        assertThat(element.samples())
                .isEqualTo(
                        new Samples(
                                List.of(250L, 260L, 270L),
                                List.of(
                                        new Value.NumberValue(21.5),
                                        new Value.NumberValue(-3),
                                        new Value.NumberValue(22))));
    }

    @Test
    void traceTellsFirstAndLastOfEachStep() {
        aggregation.add(temperature(1, AT.plusMillis(100)));
        aggregation.add(temperature(2, AT));
        AggregatedMessage.Trace trace = only().trace();
        assertThat(trace.firstSensedAt()).isEqualTo(AT);
        assertThat(trace.lastSensedAt()).isEqualTo(AT.plusMillis(100));
        assertThat(trace.firstAcquiredAt()).isEqualTo(AT.plusMillis(5));
        assertThat(trace.lastAcquiredAt()).isEqualTo(AT.plusMillis(105));
        assertThat(trace.aggregatedAt()).isEqualTo(NOW);
    }

    @Test
    void windowsAreOfEventTimeAndItsEndBelongsToTheNext() {
        Instant end = Instant.parse("2026-11-20T10:15:31Z");
        aggregation.add(temperature(1, end.minusMillis(1)));
        aggregation.add(temperature(2, end));
        aggregation.add(temperature(3, end.minus(Duration.ofDays(3))));
        assertThat(messages())
                .extracting(AggregatedMessage::windowStart)
                .containsExactly(end.minusSeconds(1), end, end.minus(Duration.ofDays(3)));
        assertThat(messages()).extracting(AggregatedMessage::part).containsOnly(0);
    }

    @Test
    void timesBeforeTheEpochHaveTheirWindowToo() {
        Instant before = Instant.parse("1969-12-31T23:59:59.999Z");
        aggregation.add(temperature(1, before));
        assertThat(only().windowStart()).isEqualTo("1969-12-31T23:59:59Z");
        Samples samples = element(only()).samples();
        assertThat(samples).isNotNull();
        assertThat(samples.at()).containsExactly(999L);
    }

    @Test
    void locationsAndRehearsalsStayApart() {
        SensedMessage real = temperature(1, AT);
        aggregation.add(real);
        aggregation.add(rehearsal(real));
        aggregation.add(
                new SensedMessage(
                        false,
                        LocationName.of("garden"),
                        STOVE,
                        AT,
                        AT,
                        null,
                        null,
                        null,
                        real.values()));
        assertThat(all()).extracting(Aggregated::rehearsal).containsExactly(false, true, false);
        assertThat(messages())
                .extracting(message -> message.location().value())
                .containsExactly("kitchen", "kitchen", "garden");
    }

    @Test
    void lastIsTheLatestInEventTimeAndOfEqualTimesTheLatestToArrive() {
        aggregation.add(temperature(1, AT.plusMillis(50)));
        aggregation.add(temperature(2, AT));
        aggregation.add(temperature(3, AT.plusMillis(50)));
        assertThat(element(only()).last()).isEqualTo(new Value.NumberValue(3));
        assertThat(element(only()).lastAt()).isEqualTo(AT.plusMillis(50));
    }

    @Test
    void booleansCountAsZeroAndOne() {
        aggregation.add(sensed(STOVE, AT, null, flag("open", true)));
        aggregation.add(sensed(STOVE, AT, null, flag("open", false)));
        aggregation.add(sensed(STOVE, AT, null, flag("open", true)));
        ElementReadings element = element(only());
        assertThat(element.type()).isEqualTo(ValueType.BOOLEAN);
        assertThat(element.min()).isZero();
        assertThat(element.max()).isOne();
        assertThat(element.sum()).isEqualTo(2);
        assertThat(element.last()).isEqualTo(new Value.BooleanValue(true));
    }

    @Test
    void textHasCountAndLastOnly() {
        aggregation.add(sensed(STOVE, AT, null, text("mode", "grill")));
        aggregation.add(sensed(STOVE, AT, null, text("mode", "bake")));
        ElementReadings element = element(only());
        assertThat(element.count()).isEqualTo(2);
        assertThat(element.last()).isEqualTo(new Value.TextValue("bake"));
        assertThat(element.min()).isNull();
        assertThat(element.max()).isNull();
        assertThat(element.sum()).isNull();
    }

    @Test
    void seqsAreRangesOfWhatCame() {
        for (long seq : new long[] {5, 1, 2, 9, 3, 9}) {
            aggregation.add(temperature(1, AT, seq));
        }
        assertThat(only().devices().getFirst().seqs())
                .containsExactly(List.of(1L, 3L), List.of(5L, 5L), List.of(9L, 9L));
    }

    @Test
    void deviceWithoutSeqHasNoRanges() {
        aggregation.add(temperature(1, AT));
        assertThat(only().devices().getFirst().seqs()).isNull();
    }

    @Test
    void devicesOfALocationShareAMessage() {
        aggregation.add(temperature(1, AT));
        aggregation.add(sensed(SMOKE_ALARM, AT, 4L, flag("smoke", false), number("battery", 93)));
        AggregatedMessage message = only();
        assertThat(message.messages()).isEqualTo(2);
        assertThat(message.readings()).isEqualTo(3);
        assertThat(message.devices())
                .extracting(DeviceReadings::device)
                .containsExactly(STOVE, SMOKE_ALARM);
    }

    @Test
    void samplesCanBeTurnedOff() {
        Aggregation without = aggregation(false);
        without.add(temperature(1, AT));
        List<Aggregated> all = without.aggregated(Homes.SITE, Homes.GATEWAY.gateway(), 12, NOW);
        assertThat(element(all.getFirst().message()).samples()).isNull();
    }

    @Test
    void elementInTwoUnitsIsTwoElements() {
        ElementName temperature = ElementName.of("temperature");
        Value value = new Value.NumberValue(1);
        aggregation.add(
                sensed(
                        STOVE,
                        AT,
                        null,
                        new Measurement(temperature, value, "Cel"),
                        new Measurement(temperature, value, "[degF]"),
                        new Measurement(temperature, value, null)));
        assertThat(only().devices().getFirst().elements())
                .extracting(ElementReadings::unit)
                .containsExactly("Cel", "[degF]", null);
    }

    @Test
    void elementThatChangesItsTypeGoesOnInTheNextPart() {
        Measurement asText = new Measurement(ElementName.of("t"), new Value.TextValue("?"), null);
        Measurement asNumber = new Measurement(ElementName.of("t"), new Value.NumberValue(4), null);
        aggregation.add(sensed(STOVE, AT, 1L, asNumber));
        aggregation.add(sensed(STOVE, AT, 2L, asText));
        aggregation.add(sensed(STOVE, AT, 3L, asNumber));
        assertThat(messages()).extracting(AggregatedMessage::part).containsExactly(0, 1);
        assertThat(messages()).extracting(AggregatedMessage::readings).containsExactly(2L, 1L);
        assertThat(messages())
                .extracting(message -> element(message).type())
                .containsExactly(ValueType.NUMBER, ValueType.TEXT);
    }

    @Test
    void typeMayEvenChangeWithinOneMessage() {
        aggregation.add(
                sensed(
                        STOVE,
                        AT,
                        1L,
                        new Measurement(ElementName.of("t"), new Value.NumberValue(4), null),
                        new Measurement(ElementName.of("t"), new Value.TextValue("?"), null),
                        new Measurement(ElementName.of("u"), new Value.NumberValue(5), null)));
        assertThat(messages()).extracting(AggregatedMessage::readings).containsExactly(2L, 1L);
        assertThat(messages()).extracting(AggregatedMessage::messages).containsExactly(1L, 1L);
        assertThat(aggregation.messages()).isOne();
    }

    @Test
    void sumBeyondTheRangeOfADoubleStaysANumber() {
        aggregation.add(temperature(Double.MAX_VALUE, AT));
        aggregation.add(temperature(Double.MAX_VALUE, AT));
        aggregation.add(temperature(-1, AT));
        assertThat(element(only()).sum()).isEqualTo(Double.MAX_VALUE);
    }

    private static Aggregation aggregation(boolean samples) {
        return new Aggregations(new AggregationProperties(Duration.ofSeconds(1), samples)).begin();
    }

    private List<Aggregated> all() {
        return aggregation.aggregated(Homes.SITE, Homes.GATEWAY.gateway(), 12, NOW);
    }

    private List<AggregatedMessage> messages() {
        return all().stream().map(Aggregated::message).toList();
    }

    private AggregatedMessage only() {
        assertThat(all()).hasSize(1);
        return all().getFirst().message();
    }

    private static ElementReadings element(AggregatedMessage message) {
        return message.devices().getFirst().elements().getFirst();
    }
}
