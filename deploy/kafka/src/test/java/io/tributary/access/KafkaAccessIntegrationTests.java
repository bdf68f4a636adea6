package io.tributary.access;

import io.tributary.localstack.kafka.KafkaSecurity;

/** Accounts at the local stack's Kafka. */
class KafkaAccessIntegrationTests extends KafkaAccessContract {

    @Override
    SecuredBroker start(KafkaSecurity security) throws Exception {
        return new BrokerProcess(security);
    }
}
