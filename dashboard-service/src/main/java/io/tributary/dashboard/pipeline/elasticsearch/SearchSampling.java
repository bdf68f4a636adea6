package io.tributary.dashboard.pipeline.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import io.tributary.dashboard.availability.DependencyAwayException;
import io.tributary.dashboard.availability.elasticsearch.Elasticsearch;
import io.tributary.dashboard.pipeline.Flows;
import io.tributary.dashboard.pipeline.SearchSample;
import io.tributary.dashboard.pipeline.SearchSamples;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Asks every second, in one request, which samples a search finds. What is found has become
 * searchable since the request before: the latency is at most a second too long, never too short.
 */
@Component
class SearchSampling {

    private static final Logger LOG = LoggerFactory.getLogger(SearchSampling.class);
    private static final String INDEX = "tributary-readings";

    private final Elasticsearch elasticsearch;
    private final SearchSamples samples;
    private final Flows flows;
    private final AtomicBoolean asking = new AtomicBoolean();

    SearchSampling(Elasticsearch elasticsearch, SearchSamples samples, Flows flows) {
        this.elasticsearch = elasticsearch;
        this.samples = samples;
        this.flows = flows;
    }

    /** A round that is still waiting for an answer is not overtaken. */
    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.SECONDS)
    void ask() {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        try {
            List<SearchSample> round = samples.round();
            if (!round.isEmpty()) {
                ask(round);
            }
        } catch (DependencyAwayException | ElasticsearchException e) {
            LOG.debug("Elasticsearch does not tell what it finds", e);
        } finally {
            asking.set(false);
        }
    }

    private void ask(List<SearchSample> round) {
        MsearchRequest request =
                MsearchRequest.of(
                        all ->
                                all.index(INDEX)
                                        .ignoreUnavailable(true)
                                        .searches(
                                                round.stream().map(SearchSampling::item).toList()));
        List<MultiSearchResponseItem<JsonNode>> answers =
                elasticsearch.call(client -> client.msearch(request, JsonNode.class)).responses();
        for (int i = 0; i < round.size(); i++) {
            if (isFound(answers.get(i))) {
                flows.found(round.get(i));
            }
        }
    }

    private static boolean isFound(MultiSearchResponseItem<JsonNode> answer) {
        return !answer.isFailure()
                && answer.result().hits().total() != null
                && answer.result().hits().total().value() > 0;
    }

    private static RequestItem item(SearchSample sample) {
        return RequestItem.of(
                item ->
                        item.header(header -> header)
                                .body(
                                        body ->
                                                body.size(0)
                                                        .terminateAfter(1L)
                                                        .query(query(sample))));
    }

    private static Query query(SearchSample sample) {
        return Query.of(
                query ->
                        query.bool(
                                all ->
                                        all.filter(
                                                term("site", sample.site().value()),
                                                term("gateway", sample.gateway().value()),
                                                term("location", sample.location().value()),
                                                term(
                                                        "windowStart",
                                                        sample.windowStart().toString()),
                                                term("commit", sample.commit()))));
    }

    private static Query term(String field, String value) {
        return Query.of(q -> q.term(term -> term.field(field).value(value)));
    }

    private static Query term(String field, long value) {
        return Query.of(q -> q.term(term -> term.field(field).value(FieldValue.of(value))));
    }
}
