package io.tributary.streaming.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.streaming.deadletter.DeadLettersUnavailableException;
import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.Messages;
import io.tributary.streaming.indexing.ItemOutcome.Duplicate;
import io.tributary.streaming.indexing.ItemOutcome.NotNow;
import io.tributary.streaming.indexing.ItemOutcome.Refused;
import io.tributary.streaming.indexing.ItemOutcome.Stored;
import io.tributary.topology.rejection.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexedDeadLettersTests {

    private static final List<Rejection> TWO =
            List.of(Messages.rejection("home", "1"), Messages.rejection("home", "2"));

    private final List<Document> written = new ArrayList<>();

    @Test
    void rejectionsGoStraightIntoTheIndex() {
        answering(new Stored(), new Duplicate()).keep(TWO);

        assertThat(written)
                .extracting(Document::id)
                .containsExactly(TWO.get(0).id().toString(), TWO.get(1).id().toString());
    }

    @Test
    void rejectionThatElasticsearchRefusesHoldsNothingUp() {
        answering(new Refused(400, "400"), new Stored()).keep(TWO);

        assertThat(written).hasSize(2);
    }

    @Test
    void rejectionsAreNotKeptWhileElasticsearchIsAway() {
        IndexedDeadLetters letters = answering(new Stored(), new NotNow(503, "503"));

        assertThatThrownBy(() -> letters.keep(TWO))
                .isInstanceOf(DeadLettersUnavailableException.class)
                .hasMessage("503");
    }

    private IndexedDeadLetters answering(ItemOutcome... outcomes) {
        return new IndexedDeadLetters(
                documents -> {
                    written.addAll(documents);
                    return List.of(outcomes);
                });
    }
}
