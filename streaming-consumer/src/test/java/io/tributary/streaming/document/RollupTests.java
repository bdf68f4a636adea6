package io.tributary.streaming.document;

import static io.tributary.streaming.document.Messages.KITCHEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.streaming.document.Rollup.Statistics;
import io.tributary.streaming.document.WriteRule.Newest;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollupTests {

    private static final Instant MINUTE = Instant.parse("2026-11-20T10:15:00Z");

    @Test
    void rollupIsWrittenAsInTheContract() {
        Document document = rollup(RollupLevel.MINUTE, MINUTE, "Cel", new Statistics(21, 22, 85));

        assertThat(Golden.of("rollup.json")).isEqualTo(Golden.of(document));
        assertThat(document.index()).isEqualTo("tributary-rollup-1m-2026.11");
        assertThat(document.rule()).isEqualTo(new Newest(4));
    }

    @Test
    void whatIsNotOneSeriesOrNotOneMinuteHasAnotherId() {
        String id = rollup(RollupLevel.MINUTE, MINUTE, "Cel", null).id();

        assertThat(rollup(RollupLevel.MINUTE, MINUTE, "Cel", null).id()).isEqualTo(id);
        assertThat(rollup(RollupLevel.MINUTE, MINUTE, null, null).id()).isNotEqualTo(id);
        assertThat(rollup(RollupLevel.MINUTE, MINUTE.plusSeconds(60), "Cel", null).id())
                .isNotEqualTo(id);
    }

    @Test
    void sumBeyondEveryNumberIsTheLargest() {
        Document document =
                rollup(
                        RollupLevel.MINUTE,
                        MINUTE,
                        "Cel",
                        new Statistics(1e308, 1e308, Double.POSITIVE_INFINITY));

        assertThat(Golden.of(document).path("sum").asDouble()).isEqualTo(Double.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "MINUTE, 2026-11-30T23:59:00Z,   tributary-rollup-1m-2026.11",
        "HOUR,   2026-11-30T23:00:00Z,   tributary-rollup-1h-2026",
        "MINUTE, 2000-01-01T00:00:00Z,   tributary-rollup-1m-2024.12",
        "HOUR,   2000-01-01T00:00:00Z,   tributary-rollup-1h-2024",
        "MINUTE, +50000-01-01T00:00:00Z, tributary-rollup-1m-2199.12"
    })
    void clockThatIsWrongHasNoIndexOfItsOwn(RollupLevel level, Instant start, String index) {
        assertThat(rollup(level, start, "Cel", null).index()).isEqualTo(index);
    }

    @Test
    void markIsKnownByItsId() {
        RollupMark mark = new RollupMark(RollupLevel.MINUTE, SiteId.of("home"), KITCHEN, MINUTE);

        assertThat(RollupMark.ofId(mark.removal(1, 2).id())).isEqualTo(mark);
        assertThat(mark.ofHour().start()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThatThrownBy(() -> RollupMark.ofId("state"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Document rollup(
            RollupLevel level, Instant start, @Nullable String unit, @Nullable Statistics values) {
        return new Rollup(
                        level,
                        SiteId.of("home"),
                        KITCHEN,
                        "NodeMCU3",
                        "temperature",
                        "number",
                        unit,
                        start,
                        4,
                        values,
                        21.5,
                        null,
                        start.plusSeconds(59))
                .document();
    }
}
