package io.tributary.dashboard;

import io.tributary.containers.ElasticsearchInContainer;
import io.tributary.containers.KafkaInContainer;
import io.tributary.containers.NeedsImages;
import org.jspecify.annotations.Nullable;

/** History with Elasticsearch and Kafka in the images that are deployed. */
@NeedsImages({ElasticsearchInContainer.SERVICE, KafkaInContainer.SERVICE})
class HistoryContainerTests extends HistoryContract {

    private @Nullable ElasticsearchInContainer elasticsearch;
    private @Nullable KafkaInContainer kafka;

    @Override
    String startElasticsearch() {
        elasticsearch = new ElasticsearchInContainer();
        return elasticsearch.uri().toString();
    }

    @Override
    String startKafka() {
        kafka = new KafkaInContainer();
        return kafka.bootstrapServers();
    }

    @Override
    void stopServers() {
        if (kafka != null) {
            kafka.close();
        }
        if (elasticsearch != null) {
            elasticsearch.close();
        }
    }
}
