package io.tributary.dashboard.pipeline;

import io.tributary.dashboard.live.Change;
import io.tributary.dashboard.live.Changes;
import io.tributary.dashboard.live.Sites;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells every two seconds that each site's figures are others now. */
@Component
class PipelineTicker {

    private final Sites sites;
    private final Changes changes;

    PipelineTicker(Sites sites, Changes changes) {
        this.sites = sites;
        this.changes = changes;
    }

    @Scheduled(fixedRate = 2, timeUnit = TimeUnit.SECONDS)
    void tick() {
        sites.known().forEach(site -> changes.publish(new Change.PipelineMeasured(site)));
    }
}
