package io.tributary.streaming;

import io.tributary.containers.ElasticsearchInContainer;
import io.tributary.containers.KafkaInContainer;
import io.tributary.containers.NeedsImages;
import org.jspecify.annotations.Nullable;

/** Indexing with Kafka and Elasticsearch in the images that are deployed. */
@NeedsImages({KafkaInContainer.SERVICE, ElasticsearchInContainer.SERVICE})
class IndexingContainerTests extends IndexingContract {

    private @Nullable KafkaInContainer kafka;
    private @Nullable ElasticsearchInContainer elasticsearch;

    @Override
    Addresses startServers() {
        kafka = new KafkaInContainer();
        elasticsearch = new ElasticsearchInContainer();
        return new Addresses(kafka.bootstrapServers(), elasticsearch.uri().toString());
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
