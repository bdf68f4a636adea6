package io.tributary.streaming.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTests {

    @ParameterizedTest
    @CsvSource({
        "READINGS, 2026-11-20T23:59:59.999Z, tributary-readings-2026.11.20",
        "READINGS, 2026-11-21T00:00:00Z,     tributary-readings-2026.11.21",
        "TEST,     2026-01-02T03:04:05Z,     tributary-test-2026.01.02",
        "REJECTED, 1970-01-01T00:00:00Z,     tributary-rejected-1970.01.01",
        "REPLAYS,  1970-01-01T00:00:00Z,     tributary-replays-1970.01.01",
        "AUDIT,    2026-11-20T23:59:59Z,     tributary-audit-2026.11",
        "PRESENCE, 2026-11-30T23:59:59.999Z, tributary-presence-2026.11",
        "PRESENCE, 2026-12-01T00:00:00Z,     tributary-presence-2026.12",
        "ROLLUP_MINUTE, 2026-11-30T23:59:59Z,  tributary-rollup-1m-2026.11",
        "ROLLUP_HOUR, 2026-12-31T23:59:59Z,    tributary-rollup-1h-2026",
        "ROLLUP_PENDING, 2026-12-31T23:59:59Z, tributary-rollup-pending",
        "LATEST,   2026-11-20T10:00:00Z,     tributary-latest",
        "DEVICES,  2026-11-20T10:00:00Z,     tributary-devices",
        "COMMANDS, 2026-11-20T10:00:00Z,     tributary-commands"
    })
    void indexIsNamedForTheUtcDayOrMonthWhereThereAreSeveral(
            Index index, Instant time, String name) {
        assertThat(index.nameFor(time)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void yearThatNoIndexIsKeptForIsRefused(Instant time) {
        assertThatThrownBy(() -> Index.READINGS.nameFor(time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1970 to 9999");
    }

    @Test
    void templateOfOneIndexMatchesNoOther() {
        for (Index one : Index.values()) {
            for (Index other : Index.values()) {
                boolean matches =
                        other.nameFor(Instant.EPOCH).matches(one.pattern().replace("*", ".*"));
                assertThat(matches).isEqualTo(one == other);
            }
        }
    }
}
