package io.tributary.acquisition.telemetry;

import static io.tributary.acquisition.telemetry.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.tributary.topology.rejection.RejectionReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.500Z");

    private final EventTime eventTime = new EventTime(ZoneId.of("Europe/Madrid"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:15:30.123Z, 2026-11-20T10:15:30.123Z",
        "2026-11-20T10:15:30Z, 2026-11-20T10:15:30Z",
        "2026-11-20T10:15Z, 2026-11-20T10:15:00Z",
        "2026-11-20T10:15:30.123456789Z, 2026-11-20T10:15:30.123Z",
        "2026-11-20T12:15:30+02:00, 2026-11-20T10:15:30Z",
        "2026-11-20T11:15:30+01:00[Europe/Madrid], 2026-11-20T10:15:30Z",
        "2026-11-20t10:15:30z, 2026-11-20T10:15:30Z",
        // without zone: the site's, in winter and in summer
        "2026-11-20T11:15:30, 2026-11-20T10:15:30Z",
        "2026-07-20T12:15:30.5, 2026-07-20T10:15:30.500Z",
        // an hour that did not exist, and one that existed twice
        "2026-03-29T02:30:00, 2026-03-29T01:30:00Z",
        "2026-10-25T02:30:00, 2026-10-25T00:30:00Z"
    })
    void isoTextIsRead(String text, Instant expected) {
        assertThat(eventTime.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "2026-11-20",
                "10:15:30",
                "2026-11-20 10:15:30",
                "20.11.2026 10:15",
                "2026-02-30T10:15:30Z",
                "2026-11-20T25:00:00Z",
                "1763633730",
                "2026-11-20T10:15:30Z and more",
                "+1000000000-01-01T00:00:00Z"
            })
    void otherTextIsRefused(String text) {
        assertRefused(
                () -> eventTime.parse(text),
                RejectionReason.INVALID_TIMESTAMP,
                "\"" + text + "\" is no ISO-8601 date and time");
    }

    @Test
    @Timeout(5)
    void endlessTextIsRefusedAndCut() {
        assertRefused(
                () -> eventTime.parse("2026-11-20T10:15:30." + "1".repeat(1_000_000) + "Z"),
                RejectionReason.INVALID_TIMESTAMP,
                "1…\" is no ISO-8601");
    }

    @ParameterizedTest
    @CsvSource({
        "1795169730, 2026-11-20T10:15:30Z",
        "1795169730.123, 2026-11-20T10:15:30.123Z",
        "1795169730.1239999, 2026-11-20T10:15:30.123Z",
        "1.79516973e9, 2026-11-20T10:15:30Z",
        "1795169730123, 2026-11-20T10:15:30.123Z",
        "1795169730123.9, 2026-11-20T10:15:30.123Z",
        "0, 1970-01-01T00:00:00Z",
        "-1, 1969-12-31T23:59:59Z",
        // the border between the two
        "99999999999, 5138-11-16T09:46:39Z",
        "100000000000, 1973-03-03T09:46:40Z",
        "1e-1000000, 1970-01-01T00:00:00Z"
    })
    @Timeout(5)
    void numbersAreSecondsBelowABorderAndMillisecondsAbove(BigDecimal number, Instant expected) {
        assertThat(eventTime.parse(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e18",
                "-1e18",
                "1e30",
                "1e1000000",
                "-1e1000000",
                "9e2147483000",
                "1e2147483647"
            })
    @Timeout(5)
    void absurdNumbersAreRefusedAtOnce(BigDecimal number) {
        assertRefused(
                () -> eventTime.parse(number),
                RejectionReason.INVALID_TIMESTAMP,
                "no time in epoch seconds or milliseconds");
    }

    @Test
    void fiveMinutesAheadAreTolerated() {
        assertThatNoException()
                .isThrownBy(() -> EventTime.requirePlausible(NOW.plusSeconds(300), NOW));
        assertRefused(
                () -> EventTime.requirePlausible(NOW.plusMillis(300_001), NOW),
                RejectionReason.FUTURE_TIMESTAMP,
                "more than 5 minutes ahead");
    }

    @Test
    void clockThatWasNeverSetIsRefused() {
        Instant year2000 = Instant.parse("2000-01-01T00:00:00Z");
        assertThatNoException().isThrownBy(() -> EventTime.requirePlausible(year2000, NOW));
        assertRefused(
                () -> EventTime.requirePlausible(year2000.minusMillis(1), NOW),
                RejectionReason.ANCIENT_TIMESTAMP,
                "before the year 2000");
    }
}
