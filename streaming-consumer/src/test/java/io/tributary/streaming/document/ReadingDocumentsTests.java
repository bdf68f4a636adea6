package io.tributary.streaming.document;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.streaming.document.WriteRule.Latest;
import io.tributary.streaming.document.WriteRule.Newest;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.json.UnknownSchemaException;
import io.tributary.topology.telemetry.AggregatedMessage;
import io.tributary.topology.telemetry.AggregatedMessage.ElementReadings;
import io.tributary.topology.telemetry.Value;
import io.tributary.topology.telemetry.Value.BooleanValue;
import io.tributary.topology.telemetry.Value.NumberValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingDocumentsTests {

    private static final Value LAST = new NumberValue(20);

    private final ReadingDocuments live = ReadingDocuments.live(Messages.MARKS);

    @Test
    void windowsAreWrittenAsInTheContract() {
        List<Document> documents = live.documents(record(Messages.kitchen("home", 5121)));

        assertThat(documents).hasSize(7);
        assertThat(Golden.of("window-number.json")).isEqualTo(Golden.of(documents.get(0)));
        assertThat(Golden.of("latest-number.json")).isEqualTo(Golden.of(documents.get(1)));
        assertThat(Golden.of("window-boolean.json")).isEqualTo(Golden.of(documents.get(2)));
        assertThat(Golden.of("window-text.json")).isEqualTo(Golden.of(documents.get(4)));
        assertThat(Golden.of("latest-text.json")).isEqualTo(Golden.of(documents.get(5)));
        assertThat(Golden.of("rollup-mark.json")).isEqualTo(Golden.of(documents.get(6)));
    }

    @Test
    void markOfTheMinuteComesAfterEverythingThatItStandsFor() {
        Document mark = live.documents(record(Messages.kitchen("home", 1))).getLast();

        assertThat(mark.index()).isEqualTo("tributary-rollup-pending");
        assertThat(mark.id()).isEqualTo("1m/home/kitchen/1795169700000");
        assertThat(mark.rule()).isEqualTo(new Latest());
        assertThat(mark.counts()).isZero();
    }

    @Test
    void rehearsalsAreNotRolledUp() {
        assertThat(ReadingDocuments.rehearsed().documents(record(Messages.kitchen("home", 1))))
                .extracting(Document::rule)
                .containsOnly(new Create());
    }

    @Test
    void everyDocumentIsOneLine() {
        assertThat(live.documents(record(Messages.kitchen("home", 1))))
                .allSatisfy(one -> assertThat(one.source()).doesNotContain('\n'));
    }

    @Test
    void windowIsCreatedInTheIndexOfItsDayAndLatestIsTheNewest() {
        List<Document> documents = live.documents(record(Messages.kitchen("home", 1)));

        assertThat(documents.get(0).index()).isEqualTo("tributary-readings-2026.11.20");
        assertThat(documents.get(0).rule()).isEqualTo(new Create());
        assertThat(documents.get(0).counts()).isEqualTo(3);
        assertThat(documents.get(0).trace()).isEqualTo(Messages.kitchen("home", 1).trace());
        assertThat(documents.get(0).subject())
                .isEqualTo(
                        new Subject(
                                io.tributary.topology.name.SiteId.of("home"),
                                "kitchen",
                                "NodeMCU3"));
        assertThat(documents.get(1).index()).isEqualTo("tributary-latest");
        assertThat(documents.get(1).id()).isEqualTo("home/kitchen/NodeMCU3/temperature");
        assertThat(documents.get(1).rule())
                .isEqualTo(new Newest(WINDOW.plusMillis(900).toEpochMilli()));
        assertThat(documents.get(1).counts()).isZero();
    }

    @Test
    void rehearsalsHaveAnIndexOfTheirOwnAndNoLatest() {
        List<Document> documents =
                ReadingDocuments.rehearsed().documents(record(Messages.kitchen("home", 1)));

        assertThat(documents)
                .extracting(Document::index)
                .containsExactly(
                        "tributary-test-2026.11.20",
                        "tributary-test-2026.11.20",
                        "tributary-test-2026.11.20");
    }

    @Test
    void elementThatStandsTwiceIsUnreadableSinceItWouldPassForADuplicate() {
        ElementReadings temperature = Messages.temperature(1, 2, WINDOW);
        AggregatedMessage twice =
                Messages.aggregated("home", 1, WINDOW, List.of(temperature, temperature));

        assertThatThrownBy(() -> live.documents(record(twice)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("temperature of device NodeMCU3 stands in the message twice");
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of(Messages.number(0, 1.0, 1.0, LAST), "count is 0"),
                Arguments.of(Messages.number(-1, 1.0, 1.0, LAST), "count is -1"),
                Arguments.of(Messages.number(1, 1.0, Double.POSITIVE_INFINITY, LAST), "finite"),
                Arguments.of(Messages.number(1, Double.NaN, 1.0, LAST), "finite"),
                Arguments.of(
                        Messages.number(1, 1.0, 1.0, new BooleanValue(true)),
                        "not of type NUMBER"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void readingsThatCannotBeAreUnreadable(ElementReadings element, String problem) {
        AggregatedMessage message =
                Messages.aggregated("home", 1, WINDOW, List.of(Messages.hood(), element));

        assertThatThrownBy(() -> live.documents(record(message)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("device NodeMCU3, element temperature")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"type", "element", "count", "min", "max", "sum", "last", "lastAt"})
    void missingPropertyIsUnreadable(String property) {
        String json =
                new String(
                        Messages.json(
                                Messages.aggregated(
                                        "home",
                                        1,
                                        WINDOW,
                                        List.of(Messages.temperature(1, 2, WINDOW)))),
                        StandardCharsets.UTF_8);
        String without = json.replace("\"" + property + "\":", "\"not-" + property + "\":");

        assertThat(without).isNotEqualTo(json);
        assertThatThrownBy(() -> live.documents(bytes(without.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(RuntimeException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void recordOfAnotherSchemaIsUnreadable() {
        assertThatThrownBy(
                        () ->
                                live.documents(
                                        bytes(
                                                "{\"schema\":\"tributary/aggregated/2\"}"
                                                        .getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void recordThatIsNoJsonIsUnreadable() {
        assertThatThrownBy(() -> live.documents(bytes("{".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void tombstoneAmongReadingsIsUnreadable() {
        assertThatThrownBy(
                        () ->
                                live.documents(
                                        new SourceRecord("sense", 0, 1, WINDOW, "home/x", null)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("the record has no value");
    }

    private static SourceRecord record(AggregatedMessage message) {
        return bytes(Messages.json(message));
    }

    private static SourceRecord bytes(byte[] value) {
        return Messages.record("sense", "home/kitchen", value);
    }
}
