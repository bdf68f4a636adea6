package io.tributary.gateway.preview;

import io.tributary.gateway.aggregation.Aggregation.Aggregated;
import io.tributary.topology.telemetry.AggregatedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which messages of a commit are worth showing: those that have just come in. While a backlog
 * drains, a commit holds many that are old, and whoever listens has no use for them.
 *
 * @param messages to be shown, the newest windows first
 * @param old left out because their newest reading has waited too long
 * @param many left out because there are too many
 */
record PreviewSelection(List<AggregatedMessage> messages, int old, int many) {

    static final int MOST_MESSAGES = 500;
    static final int MOST_READINGS = 20_000;

    /** Beside the window that a reading waits for, and the one that may be late. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    /** Rehearsals are not shown: a listener could not tell them from what is real. */
    static PreviewSelection of(List<Aggregated> commit) {
        List<AggregatedMessage> real =
                commit.stream().filter(each -> !each.rehearsal()).map(Aggregated::message).toList();
        List<AggregatedMessage> fresh =
                real.stream()
                        .filter(PreviewSelection::isFresh)
                        .sorted(Comparator.comparing(AggregatedMessage::windowStart).reversed())
                        .toList();
        List<AggregatedMessage> shown = withinBounds(fresh);
        return new PreviewSelection(shown, real.size() - fresh.size(), fresh.size() - shown.size());
    }

    private static boolean isFresh(AggregatedMessage message) {
        Duration window = Duration.between(message.windowStart(), message.windowEnd());
        Instant oldest =
                message.trace().aggregatedAt().minus(window.multipliedBy(2)).minus(ON_ITS_WAY);
        return !message.trace().lastAcquiredAt().isBefore(oldest);
    }

    private static List<AggregatedMessage> withinBounds(List<AggregatedMessage> fresh) {
        List<AggregatedMessage> shown = new ArrayList<>();
        long readings = 0;
        for (AggregatedMessage message : fresh) {
            readings += message.readings();
            if (shown.size() == MOST_MESSAGES || readings > MOST_READINGS) {
                break;
            }
            shown.add(message);
        }
        return List.copyOf(shown);
    }
}
