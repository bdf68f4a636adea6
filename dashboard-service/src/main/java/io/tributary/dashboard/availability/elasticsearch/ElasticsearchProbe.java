package io.tributary.dashboard.availability.elasticsearch;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks Elasticsearch for its health from time to time, so that an outage is known before use. */
@Component
class ElasticsearchProbe {

    private final Elasticsearch elasticsearch;

    ElasticsearchProbe(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void probe() {
        elasticsearch.probe();
    }
}
