package io.tributary.dashboard.audit.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.DateRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.tributary.dashboard.audit.AuditFilter;
import io.tributary.dashboard.audit.AuditTrail;
import io.tributary.dashboard.availability.elasticsearch.Documents;
import io.tributary.dashboard.availability.elasticsearch.Elasticsearch;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.dashboard.paging.Page;
import io.tributary.topology.audit.AuditEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The audit trail in {@code tributary-audit}. */
@Component
class ElasticsearchAuditTrail implements AuditTrail {

    private static final String INDEX = "tributary-audit";

    private final Elasticsearch elasticsearch;

    ElasticsearchAuditTrail(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @Override
    public Page<AuditEvent> page(AuditFilter filter, @Nullable Cursor after, int limit) {
        SearchRequest.Builder request =
                new SearchRequest.Builder()
                        .index(INDEX)
                        .ignoreUnavailable(true)
                        .query(query(filter))
                        .sort(by -> by.field(f -> f.field("at").order(SortOrder.Desc)))
                        .sort(by -> by.field(f -> f.field("id").order(SortOrder.Desc)))
                        .size(limit + 1);
        if (after != null) {
            request.searchAfter(
                    FieldValue.of(after.at().toEpochMilli()), FieldValue.of(after.id()));
        }
        SearchRequest search = request.build();
        return page(
                elasticsearch.call(client -> client.search(search, JsonNode.class)).hits().hits(),
                limit);
    }

    /** Out of one hit more than fit; a document that cannot be read leaves a gap, not an end. */
    private static Page<AuditEvent> page(List<Hit<JsonNode>> hits, int limit) {
        List<Hit<JsonNode>> shown = hits.subList(0, Math.min(limit, hits.size()));
        List<AuditEvent> events =
                shown.stream()
                        .flatMap(hit -> Documents.read(hit, AuditEvent.class).stream())
                        .toList();
        return new Page<>(
                events, hits.size() > limit ? place(shown.getLast()).format() : null, null);
    }

    private static Cursor place(Hit<JsonNode> hit) {
        return new Cursor(
                Instant.ofEpochMilli(hit.sort().get(0).longValue()),
                hit.sort().get(1).stringValue());
    }

    private static Query query(AuditFilter filter) {
        List<Query> terms = new ArrayList<>();
        if (filter.actor() != null) {
            terms.add(term("actor", filter.actor()));
        }
        if (filter.action() != null) {
            terms.add(term("action", filter.action().code()));
        }
        if (filter.from() != null || filter.to() != null) {
            terms.add(within(filter.from(), filter.to()));
        }
        return Query.of(q -> q.bool(all -> all.filter(terms)));
    }

    private static Query within(@Nullable Instant from, @Nullable Instant to) {
        DateRangeQuery.Builder range = new DateRangeQuery.Builder().field("at");
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
