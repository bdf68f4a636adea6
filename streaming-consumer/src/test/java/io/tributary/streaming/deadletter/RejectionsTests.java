package io.tributary.streaming.deadletter;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.Messages;
import io.tributary.streaming.document.SourceRecord;
import io.tributary.streaming.document.Subject;
import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionsTests {

    private static final byte[] BYTES = "{broken".getBytes(StandardCharsets.UTF_8);
    private static final Document DOCUMENT =
            new Document(
                    "tributary-readings-2026.11.20",
                    "id",
                    new Create(),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    new Subject(SiteId.of("home"), "kitchen", "NodeMCU3"),
                    21,
                    null);

    @Test
    void unreadableRecordKeepsItsBytesAndSaysWhereItLies() {
        Rejection rejection =
                Rejections.unreadable(Messages.record("sense", "home/kitchen", BYTES), "not JSON");

        assertThat(rejection.origin()).isEqualTo("kafka");
        assertThat(rejection.reason()).isEqualTo(RejectionReason.UNREADABLE_RECORD);
        assertThat(rejection.topic()).isEqualTo("sense");
        assertThat(rejection.detail()).isEqualTo("not JSON (Kafka record sense-1@5)");
        assertThat(rejection.payload()).isEqualTo(BYTES);
        assertThat(rejection.receivedAt()).isEqualTo(WINDOW);
        assertThat(rejection.count()).isEqualTo(1);
    }

    @Test
    void refusedDocumentKeepsItsBytesAndCountsWhatIsMissing() {
        Rejection rejection =
                Rejections.refused(
                        Messages.record("sense", "home/kitchen", BYTES), 3, DOCUMENT, "no");

        assertThat(rejection.origin()).isEqualTo("elasticsearch");
        assertThat(rejection.reason()).isEqualTo(RejectionReason.DOCUMENT_REFUSED);
        assertThat(rejection.topic()).isEqualTo(DOCUMENT.index());
        assertThat(rejection.site()).isEqualTo(SiteId.of("home"));
        assertThat(rejection.deviceID()).isEqualTo("NodeMCU3");
        assertThat(rejection.payload()).isEqualTo(DOCUMENT.source());
        assertThat(rejection.count()).isEqualTo(21);
    }

    @Test
    void redeliveryGivesTheSameIdAndAnythingElseAnother() {
        SourceRecord record = Messages.record("sense", "home/kitchen", BYTES);
        SourceRecord made =
                new SourceRecord("sense", 1, 5, WINDOW.plusMillis(1), "home/kitchen", BYTES);
        SourceRecord next = new SourceRecord("sense", 1, 6, WINDOW, "home/kitchen", BYTES);
        SourceRecord beside = new SourceRecord("sense", 2, 5, WINDOW, "home/kitchen", BYTES);

        assertThat(Rejections.unreadable(record, "a").id())
                .isEqualTo(Rejections.unreadable(record, "b").id());
        assertThat(
                        List.of(
                                Rejections.unreadable(record, "").id(),
                                Rejections.unreadable(made, "").id(),
                                Rejections.unreadable(next, "").id(),
                                Rejections.unreadable(beside, "").id(),
                                Rejections.refused(record, 0, DOCUMENT, "").id(),
                                Rejections.refused(record, 1, DOCUMENT, "").id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void overlongReasonIsCut() {
        SourceRecord record = Messages.record("sense", "home/kitchen", BYTES);

        assertThat(Rejections.unreadable(record, "x".repeat(5_000)).detail()).hasSize(1_001);
    }

    @Test
    void oversizedRecordIsKeptAsItsHash() {
        Rejection rejection =
                Rejections.unreadable(
                        Messages.record("sense", "home/kitchen", new byte[100_000]), "zeros");

        assertThat(rejection.payload()).isNull();
        assertThat(rejection.payloadBytes()).isEqualTo(100_000);
        assertThat(rejection.sha256()).hasSize(64);
    }

    @Test
    void recordWithoutValueIsAnEmptyPayload() {
        Rejection rejection =
                Rejections.unreadable(
                        new SourceRecord("sense", 0, 0, WINDOW, "home/kitchen", null), "nothing");

        assertThat(rejection.payload()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "home/kitchen,                 home,    kitchen,",
        "home/kitchen/light,           home,    kitchen,",
        "home/kitchen/device/NodeMCU3, home,    kitchen, NodeMCU3",
        "home/kitchen/actuator/light,  home,    kitchen,",
        "home/kit chen,                home,    ,",
        "018f2d3c-0000-7000-8000-0001, unknown, ,",
        "/kitchen,                     unknown, ,",
        ",                             unknown, ,"
    })
    void keyTellsWhatTheRecordIsAbout(
            @Nullable String key, String site, @Nullable String location, @Nullable String device) {
        Rejection rejection =
                Rejections.unreadable(new SourceRecord("any", 0, 0, WINDOW, key, BYTES), "");

        assertThat(rejection.site()).isEqualTo(SiteId.of(site));
        assertThat(rejection.location()).isEqualTo(location);
        assertThat(rejection.deviceID()).isEqualTo(device);
    }
}
