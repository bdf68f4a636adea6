package io.tributary.gateway.running;

import io.tributary.containers.KafkaInContainer;
import io.tributary.containers.NeedsImages;
import org.jspecify.annotations.Nullable;

/** A gateway that commits to Kafka in the image that is deployed. */
@NeedsImages(KafkaInContainer.SERVICE)
class GatewayContainerTests extends GatewayContract {

    private @Nullable KafkaInContainer kafka;

    @Override
    String startKafka() {
        kafka = new KafkaInContainer();
        return kafka.bootstrapServers();
    }

    @Override
    void stopKafka() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
