package io.tributary.streaming.indexing;

import static io.tributary.streaming.document.Messages.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.streaming.deadletter.DeadLetters;
import io.tributary.streaming.deadletter.DeadLettersUnavailableException;
import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.SourceRecord;
import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.streaming.document.WriteRule.Latest;
import io.tributary.streaming.indexing.ItemOutcome.Duplicate;
import io.tributary.streaming.indexing.ItemOutcome.NotNow;
import io.tributary.streaming.indexing.ItemOutcome.Refused;
import io.tributary.streaming.indexing.ItemOutcome.Stored;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.rejection.Rejection;
import io.tributary.topology.rejection.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/**
 * Records are texts of words, each of which becomes a document whose id is the word; {@code bad} is
 * a record that cannot be read. What Elasticsearch answers is told for each id.
 */
class FeedDeliveryTests {

    private final Answers answers = new Answers();
    private final List<Rejection> kept = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StopSignal stop = new StopSignal();
    private final FeedState state = new FeedState("readings", Clock.systemUTC());
    private DeadLetters deadLetters = kept::addAll;
    private int bulkDocuments = 100;

    @Test
    void batchIsDoneWhenEveryDocumentIsStoredOrWasThereAlready() {
        answers.to("b", new Duplicate());

        assertThat(deliver("a b", "c")).isEqualTo(2);
        assertThat(answers.requests).containsExactly(List.of("a", "b", "c"));
        assertThat(count("tributary.streaming.documents.indexed")).isEqualTo(2);
        assertThat(count("tributary.streaming.documents.duplicate")).isEqualTo(1);
        assertThat(kept).isEmpty();
    }

    @Test
    void onlyWhatCouldNotBeWrittenIsWrittenAgain() {
        answers.to("b", new NotNow(429, "429"), new NotNow(429, "429"), new Stored());

        assertThat(deliver("a b", "c")).isEqualTo(2);
        assertThat(answers.requests)
                .containsExactly(List.of("a", "b", "c"), List.of("b"), List.of("b"));
        assertThat(count("tributary.streaming.documents.retried")).isEqualTo(2);
        assertThat(
                        meters.get("tributary.streaming.bulk.item.failures")
                                .tag("status", "429")
                                .counter()
                                .count())
                .isEqualTo(2);
        assertThat(count("tributary.streaming.records")).isEqualTo(2);
        assertThat(state.hold()).isNull();
    }

    @Test
    void recordsBeforeTheFirstThatCannotBeWrittenAreDone() {
        answers.always("c", new NotNow(503, "503: shard is away"));

        assertThat(deliver("a", "b", "c d", "e")).isEqualTo(2);
        assertThat(state.hold())
                .isNotNull()
                .satisfies(hold -> assertThat(hold.reason()).isEqualTo("503: shard is away"));
    }

    @Test
    void marksAreWrittenOnceMoreWhenEverythingThatTheyStandForIsThere() {
        answers.to("b", new NotNow(429, "429"), new Stored());

        assertThat(deliver("a mark1", "b mark1 mark2")).isEqualTo(2);
        assertThat(answers.requests)
                .containsExactly(
                        List.of("a", "mark1", "b", "mark2"),
                        List.of("b"),
                        List.of("mark1", "mark2"));
        assertThat(count("tributary.streaming.documents.indexed")).isEqualTo(2);
    }

    @Test
    void recordWhoseMarkIsNotThereAfterItsDocumentsIsNotDone() {
        answers.to("mark", new Stored());
        answers.afterwards = () -> answers.always("mark", new NotNow(503, "503"));

        assertThat(deliver("a", "b mark", "c mark")).isEqualTo(1);
    }

    @Test
    void nothingIsDoneOfARecordWithOneDocumentOpenInALaterBulk() {
        bulkDocuments = 2;
        answers.always("c", new NotNow(503, "503"));

        assertThat(deliver("x", "a b c", "d")).isEqualTo(1);
        assertThat(answers.requests).doesNotContain(List.of("d"));
    }

    @Test
    void documentThatIsRefusedBecomesARejectionAndItsNeighboursAreStored() {
        answers.to("b", new Refused(400, "400: no such thing"));

        assertThat(deliver("a b c")).isEqualTo(1);
        assertThat(kept)
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.reason()).isEqualTo(RejectionReason.DOCUMENT_REFUSED);
                            assertThat(one.detail()).startsWith("400: no such thing");
                        });
        assertThat(count("tributary.streaming.documents.indexed")).isEqualTo(2);
        assertThat(
                        meters.get("tributary.streaming.documents.rejected")
                                .tag("reason", "document-refused")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void recordThatCannotBeReadBecomesARejectionAndItsNeighboursAreStored() {
        assertThat(deliver("a", "bad", "c")).isEqualTo(3);
        assertThat(answers.requests).containsExactly(List.of("a", "c"));
        assertThat(kept)
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.reason()).isEqualTo(RejectionReason.UNREADABLE_RECORD);
                            assertThat(one.detail()).startsWith("not a word");
                        });
    }

    @Test
    void batchOfNothingButBadRecordsIsDoneWithoutAskingElasticsearch() {
        assertThat(deliver("bad", "bad")).isEqualTo(2);
        assertThat(answers.requests).isEmpty();
        assertThat(kept).hasSize(2);
    }

    @Test
    void nothingFromTheFirstRejectionOnIsDoneWhileRejectionsCannotBeKept() {
        deadLetters =
                rejections -> {
                    throw new DeadLettersUnavailableException("Kafka is away", null);
                };

        assertThat(deliver("a", "bad", "c")).isEqualTo(1);
        assertThat(state.hold())
                .isNotNull()
                .satisfies(hold -> assertThat(hold.reason()).isEqualTo("Kafka is away"));
        assertThat(meters.find("tributary.streaming.documents.rejected").counter()).isNull();
    }

    @Test
    void rejectionsOfRecordsThatWillComeAgainAreNotKeptYet() {
        answers.always("b", new NotNow(503, "503"));

        assertThat(deliver("bad", "b", "bad")).isEqualTo(1);
        assertThat(kept).hasSize(1);
    }

    @Test
    void stoppedServiceLeavesTheRestUndone() {
        bulkDocuments = 1;
        answers.afterwards = stop::raise;

        assertThat(deliver("a", "b", "c")).isEqualTo(1);
        assertThat(answers.requests).containsExactly(List.of("a"));
    }

    @Test
    void stoppedServiceEndsItsPauseAtOnce() {
        answers.always("a", new NotNow(503, "503"));
        answers.afterwards = stop::raise;
        long start = System.nanoTime();

        assertThat(deliver(Duration.ofSeconds(50), "a")).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void redeliveredRecordGivesTheSameRejection() {
        deliver("bad");
        deliver("bad");

        assertThat(kept).extracting(Rejection::id).hasSize(2).containsOnly(kept.getFirst().id());
    }

    private int deliver(String... texts) {
        return deliver(Duration.ofMillis(700), texts);
    }

    private int deliver(Duration patience, String... texts) {
        IndexingProperties properties =
                new IndexingProperties(
                        1,
                        DataSize.ofMegabytes(1),
                        bulkDocuments,
                        patience,
                        Duration.ofMillis(1),
                        Duration.ofMinutes(1));
        Feed feed =
                new Feed(
                        "readings",
                        List.of(KafkaTopic.SENSE),
                        1,
                        FeedDeliveryTests::words,
                        rejections -> deadLetters.keep(rejections));
        FeedDelivery delivery =
                new FeedDelivery(
                        feed,
                        answers,
                        properties,
                        new IndexingMetrics(meters, Clock.systemUTC(), "readings"),
                        state,
                        new FeedProgress(Duration.ofMinutes(1), Clock.systemUTC()),
                        stop);
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            byte[] value = texts[i].getBytes(StandardCharsets.UTF_8);
            records.add(new SourceRecord("sense", 0, i, WINDOW, "home/kitchen", value));
        }
        return delivery.deliver(records);
    }

    private static List<Document> words(SourceRecord record) {
        String text = new String(record.requiredValue(), StandardCharsets.UTF_8);
        if (text.equals("bad")) {
            throw new IllegalArgumentException("not a word");
        }
        return Stream.of(text.split(" ", -1))
                .map(
                        word ->
                                Pending.document(
                                        word,
                                        word.startsWith("mark") ? new Latest() : new Create(),
                                        1))
                .toList();
    }

    private double count(String name) {
        return meters.get(name).counter().count();
    }

    /** Elasticsearch, which cannot be made to answer 429 or 503 for one document at will. */
    private static final class Answers implements BulkWriter {

        private final List<List<String>> requests = new ArrayList<>();
        private final java.util.Map<String, List<ItemOutcome>> outcomes = new java.util.HashMap<>();
        private Runnable afterwards = () -> {};

        void to(String id, ItemOutcome... inTurn) {
            outcomes.put(id, new ArrayList<>(Arrays.asList(inTurn)));
        }

        void always(String id, ItemOutcome outcome) {
            outcomes.put(id, java.util.Collections.nCopies(1_000, outcome));
        }

        @Override
        public List<ItemOutcome> write(List<Document> documents) {
            requests.add(documents.stream().map(Document::id).toList());
            List<ItemOutcome> answer = documents.stream().map(one -> next(one.id())).toList();
            afterwards.run();
            return answer;
        }

        private ItemOutcome next(String id) {
            List<ItemOutcome> inTurn = outcomes.getOrDefault(id, List.of());
            if (inTurn.isEmpty()) {
                return new Stored();
            }
            ItemOutcome first = inTurn.getFirst();
            outcomes.put(id, inTurn.subList(1, inTurn.size()));
            return first;
        }
    }
}
