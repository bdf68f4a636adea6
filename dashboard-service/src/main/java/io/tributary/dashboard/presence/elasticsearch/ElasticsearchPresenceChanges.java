package io.tributary.dashboard.presence.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldSort;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.tributary.dashboard.availability.elasticsearch.Documents;
import io.tributary.dashboard.availability.elasticsearch.Elasticsearch;
import io.tributary.dashboard.device.ShownPresence;
import io.tributary.dashboard.live.DeviceKey;
import io.tributary.dashboard.presence.PresenceChange;
import io.tributary.dashboard.presence.PresenceChanges;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Changes of presence in {@code tributary-presence}. */
@Component
class ElasticsearchPresenceChanges implements PresenceChanges {

    private static final String INDEX = "tributary-presence";

    private final Elasticsearch elasticsearch;

    ElasticsearchPresenceChanges(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @Override
    public List<PresenceChange> before(DeviceKey device, Instant end, int most) {
        SearchRequest request =
                SearchRequest.of(
                        search ->
                                search.index(INDEX)
                                        .ignoreUnavailable(true)
                                        .query(query(device, end))
                                        .sort(by -> by.field(f -> newest(f.field("since"))))
                                        .sort(by -> by.field(f -> newest(f.field("revision"))))
                                        .trackTotalHits(total -> total.enabled(false))
                                        .size(most));
        return elasticsearch
                .call(client -> client.search(request, JsonNode.class))
                .hits()
                .hits()
                .stream()
                .map(ElasticsearchPresenceChanges::change)
                .toList();
    }

    /** One that cannot be read is still a change: what it was before holds no longer. */
    private static PresenceChange change(Hit<JsonNode> hit) {
        return Documents.read(hit, PresenceDocument.class)
                .map(PresenceDocument::change)
                .orElseGet(
                        () ->
                                new PresenceChange(
                                        ShownPresence.UNKNOWN,
                                        Instant.ofEpochMilli(hit.sort().getFirst().longValue())));
    }

    private static FieldSort.Builder newest(FieldSort.Builder field) {
        return field.order(SortOrder.Desc);
    }

    private static Query query(DeviceKey device, Instant end) {
        return Query.of(
                q ->
                        q.bool(
                                all ->
                                        all.filter(
                                                term("site", device.site()),
                                                term("location", device.location()),
                                                term("device", device.device()),
                                                since(end))));
    }

    private static Query since(Instant end) {
        return Query.of(q -> q.range(r -> r.date(date -> date.field("since").lt(end.toString()))));
    }

    private static Query term(String field, Object value) {
        return Query.of(q -> q.term(term -> term.field(field).value(value.toString())));
    }
}
