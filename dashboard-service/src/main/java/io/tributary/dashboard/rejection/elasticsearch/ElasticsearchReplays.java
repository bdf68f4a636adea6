package io.tributary.dashboard.rejection.elasticsearch;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.tributary.dashboard.availability.elasticsearch.Documents;
import io.tributary.dashboard.availability.elasticsearch.Elasticsearch;
import io.tributary.dashboard.rejection.ReplayMark;
import io.tributary.dashboard.rejection.Replays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Who had rejections fed in again: as Kafka told it, and of old, in {@code tributary-replays}. */
@Component
class ElasticsearchReplays {

    private static final String INDEX = "tributary-replays";

    private final Elasticsearch elasticsearch;
    private final Replays recent;

    ElasticsearchReplays(Elasticsearch elasticsearch, Replays recent) {
        this.elasticsearch = elasticsearch;
        this.recent = recent;
    }

    private record ReplayDocument(UUID id, String replayedBy, Instant replayedAt) {}

    Map<UUID, ReplayMark> of(Collection<UUID> rejections) {
        Map<UUID, ReplayMark> marks = new HashMap<>();
        List<String> others = new ArrayList<>();
        for (UUID id : rejections) {
            recent.find(id)
                    .ifPresentOrElse(mark -> marks.put(id, mark), () -> others.add(id.toString()));
        }
        if (!others.isEmpty()) {
            archived(others).forEach(one -> marks.put(one.id(), mark(one)));
        }
        return marks;
    }

    private List<ReplayDocument> archived(List<String> ids) {
        SearchRequest request =
                SearchRequest.of(
                        search ->
                                search.index(INDEX)
                                        .ignoreUnavailable(true)
                                        .query(query -> query.ids(one -> one.values(ids)))
                                        .size(ids.size()));
        List<Hit<JsonNode>> hits =
                elasticsearch.call(client -> client.search(request, JsonNode.class)).hits().hits();
        return hits.stream()
                .flatMap(hit -> Documents.read(hit, ReplayDocument.class).stream())
                .toList();
    }

    private static ReplayMark mark(ReplayDocument document) {
        return new ReplayMark(document.replayedBy(), document.replayedAt());
    }
}
