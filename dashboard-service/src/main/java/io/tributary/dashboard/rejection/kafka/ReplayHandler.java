package io.tributary.dashboard.rejection.kafka;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.live.kafka.RecordHandler;
import io.tributary.dashboard.rejection.Replays;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.rejection.Replay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests to feed a rejection in again, of every dashboard. */
@Component
class ReplayHandler implements RecordHandler {

    private static final JsonCodec<Replay> CODEC = JsonCodec.of(Replay.class);

    private final Replays replays;
    private final Changes changes;

    ReplayHandler(Replays replays, Changes changes) {
        this.replays = replays;
        this.changes = changes;
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.REPLAY;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (value != null) {
            Replay replay = CODEC.decode(value);
            replays.accept(replay);
            changes.publish(new Change.RejectionsChanged(replay.site()));
        }
    }
}
