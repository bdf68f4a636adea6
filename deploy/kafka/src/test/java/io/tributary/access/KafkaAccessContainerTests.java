package io.tributary.access;

import io.tributary.containers.KafkaInContainer;
import io.tributary.containers.NeedsImages;
import io.tributary.containers.SecuredKafkaInContainer;
import io.tributary.localstack.kafka.KafkaSecurity;
import java.nio.file.Path;

/** Accounts at Kafka in the image that is deployed. */
@NeedsImages(KafkaInContainer.SERVICE)
class KafkaAccessContainerTests extends KafkaAccessContract {

    @Override
    SecuredBroker start(KafkaSecurity security) throws Exception {
        // for the passwords: the container takes the deployed settings
        security.writeSettings();
        SecuredKafkaInContainer container =
                new SecuredKafkaInContainer(
                        Path.of("security.properties"),
                        security.directory(),
                        security.clientPort(),
                        security.brokerPort());
        return new SecuredBroker() {
            @Override
            public String log() {
                return container.log();
            }

            @Override
            public void stop() {
                container.close();
            }
        };
    }
}
