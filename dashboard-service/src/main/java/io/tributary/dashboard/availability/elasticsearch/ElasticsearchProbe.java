package io.tributary.dashboard.availability.elasticsearch;

import io.tributary.dashboard.availability.DependencyAwayException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks Elasticsearch for its health from time to time, so that an outage is known before use. */
@Component
class ElasticsearchProbe {

    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchProbe.class);

    private final Elasticsearch elasticsearch;

    ElasticsearchProbe(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void probe() {
        try {
            elasticsearch.call(client -> client.cluster().health());
        } catch (DependencyAwayException e) {
            LOG.debug("Elasticsearch is away", e);
        }
    }
}
