package io.tributary.dashboard.live.kafka;

import io.tributary.dashboard.live.Sites;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.presence.Heartbeat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs of life of sites. */
@Component
class HeartbeatHandler implements RecordHandler {

    private static final JsonCodec<Heartbeat> CODEC = JsonCodec.of(Heartbeat.class);

    private final Sites sites;

    HeartbeatHandler(Sites sites) {
        this.sites = sites;
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.HEARTBEAT;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (value != null) {
            sites.accept(CODEC.decode(value));
        }
    }
}
