package io.tributary.dashboard.command.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import io.tributary.dashboard.availability.elasticsearch.Documents;
import io.tributary.dashboard.availability.elasticsearch.Elasticsearch;
import io.tributary.dashboard.command.CommandArchive;
import io.tributary.dashboard.command.CommandFilter;
import io.tributary.dashboard.paging.Cursor;
import io.tributary.topology.command.CommandId;
import io.tributary.topology.command.CommandStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Commands in {@code tributary-commands}. */
@Component
class ElasticsearchCommandArchive implements CommandArchive {

    private static final String INDEX = "tributary-commands";
    private static final int NO_INDEX_YET = 404;

    private final Elasticsearch elasticsearch;

    ElasticsearchCommandArchive(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @Override
    public Optional<CommandStatus> find(CommandId id) {
        try {
            GetResponse<JsonNode> found =
                    elasticsearch.call(
                            client ->
                                    client.get(
                                            get -> get.index(INDEX).id(id.toString()),
                                            JsonNode.class));
            return Documents.read(found.source(), INDEX, id.toString(), CommandStatus.class);
        } catch (ElasticsearchException e) {
            if (e.status() == NO_INDEX_YET) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<CommandStatus> list(CommandFilter filter, @Nullable Cursor after, int most) {
        SearchRequest.Builder request =
                new SearchRequest.Builder()
                        .query(CommandQueries.of(filter))
                        .sort(by -> by.field(f -> f.field("createdAt").order(SortOrder.Desc)))
                        .sort(by -> by.field(f -> f.field("id").order(SortOrder.Desc)))
                        .size(most);
        if (after != null) {
            request.searchAfter(
                    FieldValue.of(after.at().toEpochMilli()), FieldValue.of(after.id()));
        }
        return search(request);
    }

    private List<CommandStatus> search(SearchRequest.Builder request) {
        SearchRequest built = request.index(INDEX).ignoreUnavailable(true).build();
        return elasticsearch
                .call(client -> client.search(built, JsonNode.class))
                .hits()
                .hits()
                .stream()
                .flatMap(hit -> Documents.read(hit, CommandStatus.class).stream())
                .toList();
    }
}
