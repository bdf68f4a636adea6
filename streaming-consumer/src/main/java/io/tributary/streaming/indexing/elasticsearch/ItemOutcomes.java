package io.tributary.streaming.indexing.elasticsearch;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import io.tributary.streaming.indexing.ItemOutcome;
import io.tributary.streaming.indexing.ItemOutcome.Duplicate;
import io.tributary.streaming.indexing.ItemOutcome.NotNow;
import io.tributary.streaming.indexing.ItemOutcome.Refused;
import io.tributary.streaming.indexing.ItemOutcome.Stored;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Elasticsearch's answer for one document. */
final class ItemOutcomes {

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int FIRST_ERROR = 300;

    /** Answered with 400, but the state of the cluster is at fault, not the document. */
    private static final Set<String> CLUSTER_AT_FAULT =
            Set.of(
                    "index_closed_exception",
                    "invalid_alias_name_exception",
                    // No index can be created because the limit of shards is reached.
                    "validation_exception");

    private ItemOutcomes() {}

    static ItemOutcome of(BulkResponseItem item) {
        if (item.status() < FIRST_ERROR && item.error() == null) {
            return new Stored();
        }
        return switch (item.status()) {
            case CONFLICT -> new Duplicate();
            case BAD_REQUEST -> badRequest(item.error());
            // Whatever else it is, it may pass: better held up in sight than rejected by mistake.
            default -> new NotNow(item.status(), reason(item.status(), item.error()));
        };
    }

    private static ItemOutcome badRequest(@Nullable ErrorCause error) {
        String type = error == null ? null : error.type();
        String reason = reason(BAD_REQUEST, error);
        return type != null && CLUSTER_AT_FAULT.contains(type)
                ? new NotNow(BAD_REQUEST, reason)
                : new Refused(BAD_REQUEST, reason);
    }

    static String reason(int status, @Nullable ErrorCause error) {
        StringBuilder text = new StringBuilder("Elasticsearch answers ").append(status);
        for (ErrorCause cause = error; cause != null; cause = cause.causedBy()) {
            text.append(": ").append(cause.type());
            if (cause.reason() != null) {
                text.append(": ").append(cause.reason());
            }
        }
        return text.toString();
    }
}
