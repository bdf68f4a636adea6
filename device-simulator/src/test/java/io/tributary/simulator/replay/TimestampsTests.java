package io.tributary.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTests {

    private final Timestamps timestamps = new Timestamps(ZoneId.of("Europe/Madrid"));

    @ParameterizedTest
    @CsvSource({
        "2015-02-04T17:51:00Z, 2015-02-04T17:51:00Z",
        "2015-02-04T17:51:00.123456Z, 2015-02-04T17:51:00.123Z",
        "2015-02-04T17:51:00+01:00, 2015-02-04T16:51:00Z",
        "2015-02-04T17:51:00-05:00, 2015-02-04T22:51:00Z",
        "2015-02-04 17:51:00Z, 2015-02-04T17:51:00Z",
        "2015-02-04 17:51:00, 2015-02-04T16:51:00Z",
        "2015-07-04T17:51, 2015-07-04T15:51:00Z",
        "1423072260, 2015-02-04T17:51:00Z",
        "1423072260.5, 2015-02-04T17:51:00.500Z",
        "1423072260000, 2015-02-04T17:51:00Z"
    })
    void timeIsRead(String text, Instant instant) throws BadRowException {
        assertThat(timestamps.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2015-02-30T00:00:00Z",
                "04/02/2015 17:51",
                "2015-02-04",
                "1.2.3",
                ".",
                "9999999999999999999999"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(() -> timestamps.parse(text))
                .withMessageStartingWith("\"" + text + "\" is not a time; allowed: ISO-8601");
    }

    @ParameterizedTest
    @ValueSource(strings = "")
    void missingTimeIsRefused(String text) {
        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(() -> timestamps.parse(text))
                .withMessage("the time is missing");
    }
}
