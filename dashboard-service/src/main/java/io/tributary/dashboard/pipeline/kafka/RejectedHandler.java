package io.tributary.dashboard.pipeline.kafka;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.live.Loading;
import io.tributary.dashboard.live.kafka.RecordHandler;
import io.tributary.dashboard.pipeline.Flows;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.rejection.Rejection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rejections, to be counted; they are shown from Elasticsearch. */
@Component
class RejectedHandler implements RecordHandler {

    private static final JsonCodec<Rejection> CODEC = JsonCodec.of(Rejection.class);

    private final Flows flows;
    private final Loading loading;
    private final Changes changes;

    RejectedHandler(Flows flows, Loading loading, Changes changes) {
        this.flows = flows;
        this.loading = loading;
        this.changes = changes;
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.REJECTED;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (value != null && loading.isDone()) {
            Rejection rejection = CODEC.decode(value);
            flows.rejected(rejection);
            changes.publish(new Change.RejectionsChanged(rejection.site()));
        }
    }
}
