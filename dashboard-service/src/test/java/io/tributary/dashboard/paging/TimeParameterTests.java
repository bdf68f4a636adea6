package io.tributary.dashboard.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.dashboard.problem.ApiProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeParameterTests {

    @Test
    void timeWithZoneIsTaken() {
        assertThat(TimeParameter.parse("from", "2026-11-20T11:15:30+01:00"))
                .isEqualTo(Instant.parse("2026-11-20T10:15:30Z"));
        assertThat(TimeParameter.parseNullable("from", null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:15:30, from must be an ISO-8601 time with zone",
        "1969-12-31T23:59:59Z, from must not lie before 1970",
        "+1000000000-12-31T23:59:59Z, from must not lie after the year 2199"
    })
    void otherTimesAreRefusedByName(String text, String why) {
        assertThatExceptionOfType(ApiProblemException.class)
                .isThrownBy(() -> TimeParameter.parse("from", text))
                .withMessageStartingWith(why);
    }
}
