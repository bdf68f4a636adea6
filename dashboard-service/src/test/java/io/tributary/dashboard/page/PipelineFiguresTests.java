package io.tributary.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.dashboard.pipeline.Advice;
import io.tributary.dashboard.pipeline.Hop;
import io.tributary.dashboard.pipeline.Latency;
import io.tributary.dashboard.pipeline.PipelineView;
import io.tributary.dashboard.pipeline.PipelineView.HopView;
import io.tributary.dashboard.pipeline.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineFiguresTests {

    private final PipelineFigures figures = new PipelineFigures(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "0, < 1 ms",
        "1, 1 ms",
        "999, 999 ms",
        "1000, 1 s",
        "1234, 1.23 s",
        "59990, 59.99 s",
        "90000, 1.5 min"
    })
    void durationIsWrittenInTheUnitThatSaysEnough(long millis, String text) {
        assertThat(figures.millis(millis)).isEqualTo(text);
    }

    @Test
    void otherFiguresAreShort() {
        assertThat(figures.rate(3.14)).isEqualTo("3.1");
        assertThat(figures.rate(1234.5)).isEqualTo("1,234");
        assertThat(figures.count(1234L)).isEqualTo("1,234");
        assertThat(figures.bytes(999L)).isEqualTo("999 B");
        assertThat(figures.bytes(12_345_678L)).isEqualTo("12.3 MB");
        assertThat(figures.hours(41.54)).isEqualTo("41.5 h");
        assertThat(figures.hours(4_711.0)).isEqualTo("196 d");
    }

    @Test
    void whatHasNotArrivedYetIsShownWhereItHurts() {
        assertThat(figures.main(hop(900L, 1_500L, State.GOOD))).isEqualTo("900 ms");
        assertThat(figures.main(hop(900L, 45_000L, State.BAD))).isEqualTo("> 45 s");
        assertThat(figures.main(hop(null, 45_000L, State.BAD))).isEqualTo("> 45 s");
        assertThat(figures.main(hop(60_000L, 1_000L, State.BAD))).isEqualTo("1 min");
        assertThat(figures.main(hop(null, null, State.UNKNOWN))).isEqualTo(PipelineFigures.NONE);
    }

    private static HopView hop(@Nullable Long p95, @Nullable Long waiting, State state) {
        return new HopView(
                Hop.AGGREGATED_SEARCHABLE,
                new Latency(p95 == null ? 0 : 1, p95, p95, p95, p95, 0, 0),
                waiting,
                state,
                null);
    }

    @Test
    void whatIsUnknownIsADash() {
        assertThat(Stream.of(figures.millis(null), figures.count(null), figures.bytes(null)))
                .containsOnly(PipelineFigures.NONE);
        assertThat(figures.hours(null)).isEqualTo(PipelineFigures.NONE);
    }

    @Test
    void numbersAreThoseOfTheRegion() {
        assertThat(new PipelineFigures(Locale.of("es")).millis(1234L)).isEqualTo("1,23 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyStatePartAndAdviceHasWords(String language) {
        ResourceBundle words = words(language);
        assertThat(Arrays.stream(State.values()).map(each -> "pipeline.state." + each.code()))
                .allMatch(words::containsKey);
        assertThat(PipelineView.PARTS.stream().map(part -> "pipeline.part." + part))
                .allMatch(words::containsKey);
        assertThat(Arrays.stream(Advice.values()).map(Advice::code))
                .allMatch(code -> words.containsKey("pipeline.advice." + code))
                .allMatch(code -> words.containsKey("pipeline.do." + code));
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(words("es").keySet())
                .containsExactlyInAnyOrderElementsOf(List.copyOf(words("en").keySet()));
    }

    private static ResourceBundle words(String language) {
        return ResourceBundle.getBundle(
                "pipeline",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
