package io.tributary.dashboard.live.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.tributary.dashboard.availability.elasticsearch.Documents;
import io.tributary.dashboard.availability.elasticsearch.Elasticsearch;
import io.tributary.dashboard.live.Reading;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The last values that are stored, newest first. */
@Component
class LatestReadings {

    private static final String INDEX = "tributary-latest";
    private static final int PAGE = 2_000;
    // What changes while the pages are read comes over Kafka, so no point in time is needed.
    private static final List<SortOptions> ORDER =
            Stream.concat(
                            Stream.of(order("at", SortOrder.Desc)),
                            Stream.of("site", "location", "device", "element")
                                    .map(field -> order(field, SortOrder.Asc)))
                    .toList();

    private final Elasticsearch elasticsearch;

    LatestReadings(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** Hands every stored value on, and says how many there were. */
    int forEach(Consumer<Reading> consumer) {
        int count = 0;
        List<FieldValue> after = List.of();
        while (true) {
            List<Hit<JsonNode>> hits = page(after);
            for (Hit<JsonNode> hit : hits) {
                Documents.read(hit, LatestDocument.class)
                        .flatMap(LatestDocument::reading)
                        .ifPresent(consumer);
            }
            count += hits.size();
            if (hits.size() < PAGE) {
                return count;
            }
            after = hits.getLast().sort();
        }
    }

    private List<Hit<JsonNode>> page(List<FieldValue> after) {
        SearchRequest.Builder request =
                new SearchRequest.Builder()
                        .index(INDEX)
                        .ignoreUnavailable(true)
                        .size(PAGE)
                        .trackTotalHits(total -> total.enabled(false))
                        .sort(ORDER);
        if (!after.isEmpty()) {
            request.searchAfter(after);
        }
        SearchRequest built = request.build();
        return elasticsearch.call(client -> client.search(built, JsonNode.class)).hits().hits();
    }

    private static SortOptions order(String field, SortOrder order) {
        return SortOptions.of(sort -> sort.field(by -> by.field(field).order(order)));
    }
}
