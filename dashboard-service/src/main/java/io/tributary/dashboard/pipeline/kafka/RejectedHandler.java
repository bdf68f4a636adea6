package io.tributary.dashboard.pipeline.kafka;

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

    RejectedHandler(Flows flows, Loading loading) {
        this.flows = flows;
        this.loading = loading;
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.REJECTED;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (value != null && loading.isDone()) {
            flows.rejected(CODEC.decode(value));
        }
    }
}
