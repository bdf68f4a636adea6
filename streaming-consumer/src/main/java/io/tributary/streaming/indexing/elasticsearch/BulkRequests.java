package io.tributary.streaming.indexing.elasticsearch;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.tributary.streaming.document.Document;
import io.tributary.streaming.document.WriteRule.Create;
import io.tributary.streaming.document.WriteRule.Latest;
import io.tributary.streaming.document.WriteRule.Newest;
import io.tributary.streaming.document.WriteRule.Remove;
import java.util.List;

/** Makes bulk requests; the documents' bytes go into them as they are. */
final class BulkRequests {

    /** How long Elasticsearch waits for a shard before it answers 503; below our own time limit. */
    private static final String SHARD_PATIENCE = "10s";

    private BulkRequests() {}

    static BulkRequest of(List<Document> documents) {
        List<BulkOperation> operations = documents.stream().map(BulkRequests::operation).toList();
        return BulkRequest.of(
                bulk ->
                        bulk.operations(operations)
                                .timeout(timeout -> timeout.time(SHARD_PATIENCE)));
    }

    private static BulkOperation operation(Document document) {
        BinaryData source = BinaryData.of(document.source(), ContentType.APPLICATION_JSON);
        return switch (document.rule()) {
            case Create create ->
                    BulkOperation.of(
                            one ->
                                    one.create(
                                            op ->
                                                    op.index(document.index())
                                                            .id(document.id())
                                                            .document(source)));
            case Newest newest ->
                    BulkOperation.of(
                            one ->
                                    one.index(
                                            op ->
                                                    op.index(document.index())
                                                            .id(document.id())
                                                            .versionType(VersionType.External)
                                                            .version(newest.version())
                                                            .document(source)));
            case Latest latest ->
                    BulkOperation.of(
                            one ->
                                    one.index(
                                            op ->
                                                    op.index(document.index())
                                                            .id(document.id())
                                                            .document(source)));
            case Remove remove ->
                    BulkOperation.of(
                            one ->
                                    one.delete(
                                            op ->
                                                    op.index(document.index())
                                                            .id(document.id())
                                                            .ifSeqNo(remove.seqNo())
                                                            .ifPrimaryTerm(remove.primaryTerm())));
        };
    }
}
