package io.tributary.streaming.indexing.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.bulk.OperationType;
import io.tributary.streaming.indexing.ItemOutcome;
import io.tributary.streaming.indexing.ItemOutcome.Duplicate;
import io.tributary.streaming.indexing.ItemOutcome.NotNow;
import io.tributary.streaming.indexing.ItemOutcome.Refused;
import io.tributary.streaming.indexing.ItemOutcome.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemOutcomesTests {

    @ParameterizedTest
    @CsvSource({
        "200, ,                                   Stored",
        "201, ,                                   Stored",
        "409, version_conflict_engine_exception,  Duplicate",
        "400, document_parsing_exception,         Refused",
        "400, mapper_parsing_exception,           Refused",
        "400, illegal_argument_exception,         Refused",
        "400, index_closed_exception,             NotNow",
        "400, validation_exception,               NotNow",
        "401, security_exception,                 NotNow",
        "403, cluster_block_exception,            NotNow",
        "404, index_not_found_exception,          NotNow",
        "413, whatever,                           NotNow",
        "429, es_rejected_execution_exception,    NotNow",
        "429, circuit_breaking_exception,         NotNow",
        "500, exception,                          NotNow",
        "503, unavailable_shards_exception,       NotNow",
        "504, timeout,                            NotNow",
        "200, surprising_exception,               NotNow"
    })
    void answerDecidesWhatBecomesOfTheDocument(int status, String type, String outcome) {
        BulkResponseItem item =
                BulkResponseItem.of(
                        one -> {
                            one.index("index").id("id").status(status);
                            one.operationType(OperationType.Create);
                            return type == null
                                    ? one
                                    : one.error(error -> error.type(type).reason("why"));
                        });

        assertThat(ItemOutcomes.of(item))
                .extracting(ItemOutcome::getClass)
                .extracting(Class::getSimpleName)
                .isEqualTo(outcome);
    }

    @Test
    void reasonNamesEveryCause() {
        BulkResponseItem item =
                BulkResponseItem.of(
                        one ->
                                one.index("index")
                                        .id("id")
                                        .status(400)
                                        .operationType(OperationType.Create)
                                        .error(
                                                error ->
                                                        error.type("document_parsing_exception")
                                                                .reason("failed to parse")
                                                                .causedBy(
                                                                        cause ->
                                                                                cause.type("date")
                                                                                        .reason(
                                                                                                "no date"))));

        assertThat(ItemOutcomes.of(item))
                .isEqualTo(
                        new Refused(
                                400,
                                "Elasticsearch answers 400: document_parsing_exception: failed to"
                                        + " parse: date: no date"));
    }

    @Test
    void outcomesAreValues() {
        assertThat(new Stored()).isEqualTo(new Stored()).isNotEqualTo(new Duplicate());
        assertThat(new NotNow(503, "a")).isNotEqualTo(new NotNow(503, "b"));
    }
}
