package io.tributary.reconciliation.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.reconciliation.numbers.NumberRanges;
import io.tributary.reconciliation.sent.DeviceKey;
import io.tributary.reconciliation.sent.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IntervalBalanceTests {

    private static final DeviceKey KEY = new DeviceKey("mill", "load-1");
    private static final Instant NOON = Instant.parse("2026-10-18T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Sent SENT =
            new Sent(
                    KEY,
                    10,
                    10,
                    0,
                    0,
                    NumberRanges.of(1, 10),
                    2,
                    new TreeMap<>(Map.of(NOON, new Sent.Span(1, 6), LATER, new Sent.Span(7, 10))));

    @Test
    void differencesStandInTheirMinute() {
        SenseAccount sense = new SenseAccount();
        sense.add(8, NumberRanges.of(1, 4, 7, 10), 16);
        sense.add(1, NumberRanges.of(8, 8), 2);

        List<IntervalBalance> minutes = minutes(sense, 1, 10, 10);

        assertThat(minutes).hasSize(2);
        assertThat(minutes.getFirst().acknowledged()).isEqualTo(6);
        assertThat(minutes.getFirst().missing()).hasToString("5-6");
        assertThat(minutes.getFirst().doubled().isEmpty()).isTrue();
        assertThat(minutes.getLast().missing().isEmpty()).isTrue();
        assertThat(minutes.getLast().doubled()).hasToString("8");
    }

    @Test
    void readingsThatElasticsearchHasNotStandInTheirMinute() {
        SenseAccount sense = new SenseAccount();
        sense.add(10, NumberRanges.of(1, 10), 20);

        List<IntervalBalance> minutes = minutes(sense, 1, 8, 7);

        assertThat(minutes.getFirst().isEven()).isTrue();
        assertThat(minutes.getLast().isEven()).isFalse();
        assertThat(minutes.getLast().readings()).isEqualTo(8);
        assertThat(minutes.getLast().indexed()).isEqualTo(7);
    }

    @Test
    void minutesMakeLongerIntervals() {
        SenseAccount sense = new SenseAccount();
        sense.add(9, NumberRanges.of(2, 10), 18);

        List<IntervalBalance> hours = minutes(sense, 60, 8, 8);

        assertThat(hours.getFirst().acknowledged()).isEqualTo(10);
        assertThat(hours.getFirst().missing()).hasToString("1");
    }

    private static List<IntervalBalance> minutes(
            SenseAccount sense, int length, long readingsLater, long indexedLater) {
        Balance balance = Balance.of(KEY, SENT, sense, new RejectedAccount(), null);
        return IntervalBalance.of(
                balance,
                Duration.ofMinutes(length),
                new TreeMap<>(Map.of(NOON, 12L, LATER, readingsLater)),
                new TreeMap<>(Map.of(NOON, 12L, LATER, indexedLater)));
    }
}
