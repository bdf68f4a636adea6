package io.tributary.streaming.document;

import static io.tributary.fuzzing.FuzzTargets.golden;
import static io.tributary.fuzzing.FuzzTargets.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tributary.fuzzing.Decoder;
import io.tributary.fuzzing.FuzzTargets;
import io.tributary.streaming.deadletter.Rejections;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.json.MalformedMessageException;
import io.tributary.topology.rejection.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any record becomes documents of one line each, or a rejection that can be written. */
class DocumentsFuzz {

    private static final Instant AT = Instant.parse("2026-11-20T10:15:30Z");
    private static final JsonCodec<Rejection> REJECTIONS = JsonCodec.of(Rejection.class);
    private static final int MAX_ID_BYTES = 512;

    private static final String DEVICE =
            """
            {"schema":"tributary/device/1","site":"home","location":"garden","deviceID":"n","revision":7,\
            "presence":"online","since":"2026-11-20T10:15:30.123Z","info":{"ports":[1,2.5,null,true]}}""";

    private static final String ACTUATOR =
            """
            {"schema":"tributary/actuator/1","site":"home","location":"room1","actuator":"light","revision":7,\
            "reported":"ON","reportedAt":"2026-11-20T10:15:30.123Z"}""";

    private static final FuzzTargets TARGETS =
            new FuzzTargets()
                    .with(
                            "readings",
                            of(ReadingDocuments.live(Messages.MARKS), "sense", "home/kitchen"),
                            golden("aggregated"))
                    .with(
                            "commands",
                            of(new CommandDocuments(), "cmnd", "home/room1/light"),
                            golden("command"))
                    .with(
                            "states of commands",
                            of(new CommandDocuments(), "cmnd.status", "x"),
                            golden("command-status"))
                    .with("audit", of(new AuditDocuments(), "audit", "x"), golden("audit"))
                    .with("replays", of(new ReplayDocuments(), "replay", "x"), golden("replay"))
                    .with(
                            "devices",
                            of(new DeviceDocuments(), "config", "home/garden/device/n"),
                            DEVICE)
                    .with(
                            "actuators",
                            of(new DeviceDocuments(), "config", "home/room1/actuator/light"),
                            ACTUATOR)
                    .with("rejections", of(new RejectionDocuments(), "rejected", "x"), "{}");

    static Stream<byte[]> seeds() {
        return TARGETS.seeds();
    }

    @Timeout(20)
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2s")
    void recordBecomesDocumentsOrARejection(byte[] input) {
        TARGETS.decode(input);
    }

    private static Decoder of(DocumentSource source, String topic, String key) {
        return input -> {
            SourceRecord record = new SourceRecord(topic, 0, 1, AT, key, input);
            try {
                List<Document> documents = source.documents(record);
                documents.forEach(each -> check(record, each));
                assertThat(source.documents(record).toString()).isEqualTo(documents.toString());
            } catch (MalformedMessageException
                    | UnreadableRecordException
                    | IllegalArgumentException
                    | ArithmeticException e) { // the last two: times that no index is kept for
                write(Rejections.unreadable(record, String.valueOf(e.getMessage())));
            }
        };
    }

    private static void check(SourceRecord record, Document document) {
        assertThat(text(document.source())).doesNotContain("\n");
        assertThat(JsonCodec.mapper().readTree(document.source()).isObject()).isTrue();
        assertThat(document.id().length()).isBetween(1, MAX_ID_BYTES);
        assertThat(document.index()).matches("tributary-[a-z0-9.-]{1,100}");
        if (document.counts() > 0) {
            write(Rejections.refused(record, 0, document, "refused"));
        }
    }

    private static void write(Rejection rejection) {
        REJECTIONS.decode(REJECTIONS.encode(rejection));
    }
}
