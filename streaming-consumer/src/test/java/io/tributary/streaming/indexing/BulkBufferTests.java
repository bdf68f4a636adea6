package io.tributary.streaming.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.streaming.document.WriteRule.Latest;
import io.tributary.streaming.document.WriteRule.Newest;
import org.junit.jupiter.api.Test;

class BulkBufferTests {

    private final BulkBuffer buffer = new BulkBuffer(1_000, 3);

    @Test
    void anEmptyBufferTakesADocumentOfAnySize() {
        PendingDocument huge = Pending.of(0, "a", new Create(), 5_000);

        assertThat(buffer.isFullFor(huge)).isFalse();
        buffer.add(huge);
        assertThat(buffer.isFullFor(Pending.of(1, "b", new Create(), 1))).isTrue();
    }

    @Test
    void numberOfDocumentsIsLimited() {
        buffer.add(Pending.of(0, "a", new Create(), 1));
        buffer.add(Pending.of(0, "b", new Create(), 1));
        assertThat(buffer.isFullFor(Pending.of(0, "c", new Create(), 1))).isFalse();
        buffer.add(Pending.of(0, "c", new Create(), 1));

        assertThat(buffer.isFullFor(Pending.of(0, "d", new Create(), 1))).isTrue();
    }

    @Test
    void bytesAreLimited() {
        buffer.add(Pending.of(0, "a", new Create(), 700));

        assertThat(buffer.isFullFor(Pending.of(0, "b", new Create(), 50))).isFalse();
        assertThat(buffer.isFullFor(Pending.of(0, "b", new Create(), 300))).isTrue();
    }

    @Test
    void onlyTheNewestVersionOfADocumentIsKept() {
        buffer.add(Pending.of(0, "a", new Newest(5), 1));
        buffer.add(Pending.of(1, "b", new Newest(5), 1));
        buffer.add(Pending.of(2, "a", new Newest(7), 1));
        buffer.add(Pending.of(3, "a", new Newest(6), 1));

        assertThat(buffer.drain())
                .extracting(PendingDocument::record, one -> one.document().rule())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, new Newest(7)),
                        org.assertj.core.groups.Tuple.tuple(1, new Newest(5)));
    }

    @Test
    void ofEqualVersionsTheFirstIsKept() {
        buffer.add(Pending.of(0, "a", new Newest(5), 1));
        buffer.add(Pending.of(1, "a", new Newest(5), 1));

        assertThat(buffer.drain()).extracting(PendingDocument::record).containsExactly(0);
    }

    @Test
    void documentsToBeCreatedAreAllKept() {
        buffer.add(Pending.of(0, "a", new Create(), 1));
        buffer.add(Pending.of(1, "a", new Create(), 1));

        assertThat(buffer.drain()).hasSize(2);
    }

    @Test
    void ofEqualMarksTheFirstIsKept() {
        buffer.add(Pending.of(0, "m", new Latest(), 1));
        buffer.add(Pending.of(1, "n", new Latest(), 1));
        buffer.add(Pending.of(2, "m", new Latest(), 1));

        assertThat(buffer.drain()).extracting(PendingDocument::record).containsExactly(0, 1);
    }

    @Test
    void drainedBufferStartsAnew() {
        buffer.add(Pending.of(0, "a", new Newest(5), 900));
        buffer.drain();
        buffer.add(Pending.of(1, "a", new Newest(4), 1));

        assertThat(buffer.drain()).extracting(PendingDocument::record).containsExactly(1);
        assertThat(buffer.isEmpty()).isTrue();
    }
}
