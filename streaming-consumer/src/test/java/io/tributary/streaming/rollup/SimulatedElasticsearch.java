package io.tributary.streaming.rollup;

import io.tributary.streaming.catalogue.Index;
import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.Rollup;
import io.tributary.streaming.document.Rollup.Statistics;
import io.tributary.streaming.document.RollupLevel;
import io.tributary.streaming.document.RollupMark;
import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.streaming.document.WriteRule.Latest;
import io.tributary.streaming.document.WriteRule.Newest;
import io.tributary.streaming.document.WriteRule.Remove;
import io.tributary.streaming.indexing.BulkWriter;
import io.tributary.streaming.indexing.ItemOutcome;
import io.tributary.streaming.indexing.ItemOutcome.Duplicate;
import io.tributary.streaming.indexing.ItemOutcome.Stored;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.name.LocationName;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What matters here of Elasticsearch: a search sees what was there at the last refresh of its
 * index; each write has a sequence number. Before each call, and between any two documents of a
 * bulk request, something else may happen.
 */
final class SimulatedElasticsearch implements RollupSource, BulkWriter {

    private static final SiteId SITE = SiteId.of("home");
    private static final LocationName KITCHEN = LocationName.of("kitchen");

    private final Map<Index, Map<String, Kept>> live = new EnumMap<>(Index.class);
    private final Map<Index, Map<String, Kept>> seen = new EnumMap<>(Index.class);
    private final Runnable meanwhile;
    private long seqNo;

    /** Cannot be computed. */
    private @Nullable RollupMark tooMuch;

    SimulatedElasticsearch(Runnable meanwhile) {
        this.meanwhile = meanwhile;
        for (Index index : Index.values()) {
            live.put(index, new TreeMap<>());
            seen.put(index, Map.of());
        }
    }

    void cannotCompute(RollupMark mark) {
        tooMuch = mark;
    }

    /** A document that is there. */
    record Kept(Document document, long seqNo) {

        long number(String field) {
            return json().path(field).asLong();
        }

        Instant time(String field) {
            return Instant.parse(json().path(field).asString());
        }

        private JsonNode json() {
            return JsonCodec.mapper().readTree(document.source());
        }
    }

    Map<String, Kept> live(Index index) {
        return of(live, index);
    }

    Map<String, Kept> seen(Index index) {
        return of(seen, index);
    }

    private static Map<String, Kept> of(Map<Index, Map<String, Kept>> all, Index index) {
        Map<String, Kept> found = all.get(index);
        return found == null ? Map.of() : found;
    }

    @Override
    public void refresh(Index index) {
        meanwhile.run();
        refreshed(index);
    }

    /** By itself. */
    void refreshed(Index index) {
        seen.put(index, new HashMap<>(live(index)));
    }

    @Override
    public List<ItemOutcome> write(List<Document> documents) {
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (Document document : documents) {
            meanwhile.run();
            outcomes.add(write(document) ? new Stored() : new Duplicate());
        }
        return outcomes;
    }

    private boolean write(Document document) {
        Map<String, Kept> index = live(indexOf(document));
        Kept before = index.get(document.id());
        boolean takes =
                switch (document.rule()) {
                    case Create create -> before == null;
                    case Latest latest -> true;
                    case Newest newest -> before == null || newest.version() > version(before);
                    case Remove remove -> before != null && before.seqNo() == remove.seqNo();
                };
        if (takes && document.rule() instanceof Remove) {
            index.remove(document.id());
        } else if (takes) {
            index.put(document.id(), new Kept(document, ++seqNo));
        }
        return takes;
    }

    private static long version(Kept stored) {
        return stored.document().rule() instanceof Newest newest ? newest.version() : -1;
    }

    private static Index indexOf(Document document) {
        for (Index index : Index.values()) {
            if (document.index().startsWith(index.alias())) {
                return index;
            }
        }
        throw new IllegalStateException(document.index());
    }

    @Override
    public List<PendingRollup> due(RollupLevel level, Instant now, int limit) {
        meanwhile.run();
        return seen(Index.ROLLUP_PENDING).values().stream()
                .filter(one -> one.document().id().startsWith(level.label()))
                .filter(one -> !one.time("dueAt").isAfter(now))
                .limit(limit)
                .map(one -> pending(one))
                .toList();
    }

    private static PendingRollup pending(Kept one) {
        return new PendingRollup(RollupMark.ofId(one.document().id()), one.seqNo(), 1);
    }

    @Override
    public Due due(Instant now) {
        return new Due(0, Optional.empty());
    }

    @Override
    public int compute(RollupLevel level, List<RollupMark> marks, Consumer<List<Rollup>> pages) {
        Index from = level == RollupLevel.MINUTE ? Index.READINGS : Index.ROLLUP_MINUTE;
        if (marks.contains(tooMuch)) {
            throw new RollupFailedException("it takes too long", null);
        }
        for (RollupMark mark : marks) {
            meanwhile.run();
            long count =
                    seen(from).values().stream()
                            .filter(one -> isIn(mark, one.time("windowStart")))
                            .mapToLong(one -> one.number("count"))
                            .sum();
            if (count > 0) {
                pages.accept(List.of(rollup(mark, count)));
            }
        }
        return 1;
    }

    static boolean isIn(RollupMark mark, Instant time) {
        return !time.isBefore(mark.start()) && time.isBefore(mark.end());
    }

    private static Rollup rollup(RollupMark mark, long count) {
        return new Rollup(
                mark.level(),
                SITE,
                KITCHEN,
                "NodeMCU3",
                "temperature",
                "number",
                null,
                mark.start(),
                count,
                new Statistics(1, 1, count),
                1.0,
                null,
                mark.start());
    }

    @Override
    public Optional<Instant> readyFrom() {
        return state(seen(Index.ROLLUP_PENDING).get("state"));
    }

    static Optional<Instant> state(@Nullable Kept state) {
        return Optional.ofNullable(state).map(one -> one.time("readyFrom"));
    }

    @Override
    public Optional<Instant> latestWindowBefore(Instant time) {
        return seen(Index.READINGS).values().stream()
                .map(one -> one.time("windowStart"))
                .filter(start -> start.isBefore(time))
                .max(Instant::compareTo);
    }

    @Override
    public void minutes(Instant from, Instant to, Consumer<List<RollupMark>> pages) {
        List<RollupMark> marks =
                seen(Index.READINGS).values().stream()
                        .map(one -> one.time("windowStart"))
                        .filter(start -> !start.isBefore(from) && start.isBefore(to))
                        .map(RollupLevel.MINUTE::startOf)
                        .distinct()
                        .map(start -> new RollupMark(RollupLevel.MINUTE, SITE, KITCHEN, start))
                        .toList();
        if (!marks.isEmpty()) {
            pages.accept(marks);
        }
    }
}
