package io.tributary.dashboard.rejection.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.DateRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.tributary.dashboard.availability.elasticsearch.Documents;
import io.tributary.dashboard.availability.elasticsearch.Elasticsearch;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import io.tributary.dashboard.rejection.RejectionFilter;
import io.tributary.dashboard.rejection.RejectionView;
import io.tributary.dashboard.rejection.Rejections;
import io.tributary.dashboard.rejection.ReplayMark;
import io.tributary.topology.name.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Rejections in {@code tributary-rejected}. */
@Component
class ElasticsearchRejections implements Rejections {

    private static final String INDEX = "tributary-rejected";

    private final Elasticsearch elasticsearch;
    private final ElasticsearchReplays replays;

    ElasticsearchRejections(Elasticsearch elasticsearch, ElasticsearchReplays replays) {
        this.elasticsearch = elasticsearch;
        this.replays = replays;
    }

    @Override
    public Optional<RejectionView> find(SiteId site, UUID id) {
        Query query =
                Query.of(
                        q ->
                                q.bool(
                                        all ->
                                                all.filter(
                                                        term("site", site.value()),
                                                        term("id", id.toString()))));
        SearchRequest request =
                SearchRequest.of(
                        search -> search.index(INDEX).ignoreUnavailable(true).query(query).size(1));
        return views(hits(request)).stream().findFirst();
    }

    @Override
    public Page<RejectionView> page(RejectionFilter filter, @Nullable Cursor after, int limit) {
        SearchRequest.Builder request =
                new SearchRequest.Builder()
                        .index(INDEX)
                        .ignoreUnavailable(true)
                        .query(query(filter))
                        .sort(by -> by.field(f -> f.field("receivedAt").order(SortOrder.Desc)))
                        .sort(by -> by.field(f -> f.field("id").order(SortOrder.Desc)))
                        .size(limit + 1);
        if (after != null) {
            request.searchAfter(
                    FieldValue.of(after.at().toEpochMilli()), FieldValue.of(after.id()));
        }
        return page(hits(request.build()), limit);
    }

    private List<Hit<JsonNode>> hits(SearchRequest request) {
        return elasticsearch.call(client -> client.search(request, JsonNode.class)).hits().hits();
    }

    /** Out of one hit more than fit; a document that cannot be read leaves a gap, not an end. */
    private Page<RejectionView> page(List<Hit<JsonNode>> hits, int limit) {
        List<Hit<JsonNode>> shown = hits.subList(0, Math.min(limit, hits.size()));
        return new Page<>(
                views(shown), hits.size() > limit ? place(shown.getLast()).format() : null, null);
    }

    private List<RejectionView> views(List<Hit<JsonNode>> hits) {
        List<RejectionDocument> documents =
                hits.stream()
                        .flatMap(hit -> Documents.read(hit, RejectionDocument.class).stream())
                        .toList();
        Map<UUID, ReplayMark> marks =
                replays.of(documents.stream().map(RejectionDocument::id).toList());
        return documents.stream().map(one -> one.view(marks.get(one.id()))).toList();
    }

    private static Cursor place(Hit<JsonNode> hit) {
        return new Cursor(
                Instant.ofEpochMilli(hit.sort().get(0).longValue()),
                hit.sort().get(1).stringValue());
    }

    private static Query query(RejectionFilter filter) {
        List<Query> terms = new ArrayList<>();
        terms.add(term("site", filter.site().value()));
        if (filter.reason() != null) {
            terms.add(term("reason", filter.reason().code()));
        }
        if (filter.device() != null) {
            terms.add(term("deviceID", filter.device()));
        }
        if (filter.from() != null || filter.to() != null) {
            terms.add(received(filter.from(), filter.to()));
        }
        return Query.of(q -> q.bool(all -> all.filter(terms)));
    }

    private static Query received(@Nullable Instant from, @Nullable Instant to) {
        DateRangeQuery.Builder range = new DateRangeQuery.Builder().field("receivedAt");
        if (from != null) {
            range.gte(from.toString());
        }
        if (to != null) {
            range.lt(to.toString());
        }
        return Query.of(q -> q.range(r -> r.date(range.build())));
    }

    private static Query term(String field, String value) {
        return Query.of(q -> q.term(term -> term.field(field).value(value)));
    }
}
