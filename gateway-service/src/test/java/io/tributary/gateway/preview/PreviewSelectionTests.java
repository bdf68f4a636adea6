package io.tributary.gateway.preview;

import static io.tributary.gateway.preview.Aggregates.aggregated;
import static io.tributary.gateway.preview.Aggregates.rehearsal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.MutableClock;
import io.tributary.gateway.aggregation.Aggregation.Aggregated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewSelectionTests {

    private static final Instant NOW = MutableClock.START;

    @Test
    void whatHasJustComeInIsShownTheNewestWindowFirst() {
        Aggregated older = aggregated(1, NOW.minusSeconds(2), NOW.minusSeconds(1), NOW);
        Aggregated newer = aggregated(1, NOW.minusSeconds(1), NOW, NOW);
        PreviewSelection selection = PreviewSelection.of(List.of(older, newer));
        assertThat(selection.messages()).containsExactly(newer.message(), older.message());
        assertThat(selection.old()).isZero();
        assertThat(selection.many()).isZero();
    }

    @Test
    void whatWaitedInTheBacklogIsNot() {
        Duration wait = Duration.ofSeconds(8);
        Aggregated old = aggregated(1, NOW.minus(wait), NOW.minus(wait), NOW);
        assertThat(PreviewSelection.of(List.of(old)))
                .isEqualTo(new PreviewSelection(List.of(), 1, 0));
    }

    @Test
    void readingWithAnOldTimestampThatHasJustComeInIsShown() {
        Aggregated late = aggregated(1, NOW.minusSeconds(3600), NOW, NOW);
        assertThat(PreviewSelection.of(List.of(late)).messages()).hasSize(1);
    }

    @Test
    void rehearsalIsNeverShownNorCounted() {
        assertThat(PreviewSelection.of(List.of(rehearsal(NOW))))
                .isEqualTo(new PreviewSelection(List.of(), 0, 0));
    }

    @Test
    void neverMoreMessagesThanTheBound() {
        List<Aggregated> all = new ArrayList<>();
        for (int i = 0; i < PreviewSelection.MOST_MESSAGES + 3; i++) {
            all.add(aggregated(1, NOW, NOW, NOW));
        }
        PreviewSelection selection = PreviewSelection.of(all);
        assertThat(selection.messages()).hasSize(PreviewSelection.MOST_MESSAGES);
        assertThat(selection.many()).isEqualTo(3);
    }

    @Test
    void neverMoreReadingsThanTheBound() {
        long half = PreviewSelection.MOST_READINGS / 2;
        PreviewSelection selection =
                PreviewSelection.of(
                        List.of(
                                aggregated(half, NOW, NOW, NOW),
                                aggregated(half, NOW, NOW, NOW),
                                aggregated(1, NOW, NOW, NOW)));
        assertThat(selection.messages()).hasSize(2);
        assertThat(selection.many()).isOne();
    }
}
