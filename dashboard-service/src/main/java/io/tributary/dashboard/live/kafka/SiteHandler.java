package io.tributary.dashboard.live.kafka;

import io.tributary.dashboard.live.Sites;
import io.tributary.topology.json.JsonCodec;
import io.tributary.topology.kafka.KafkaTopic;
import io.tributary.topology.name.SiteId;
import io.tributary.topology.site.SiteModel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Site models. */
@Component
class SiteHandler implements RecordHandler {

    private static final JsonCodec<SiteModel> CODEC = JsonCodec.of(SiteModel.class);

    private final Sites sites;

    SiteHandler(Sites sites) {
        this.sites = sites;
    }

    @Override
    public KafkaTopic topic() {
        return KafkaTopic.SITE;
    }

    @Override
    public void handle(String key, byte @Nullable [] value) {
        if (value == null) {
            sites.remove(SiteId.of(key));
        } else {
            sites.accept(CODEC.decode(value));
        }
    }
}
