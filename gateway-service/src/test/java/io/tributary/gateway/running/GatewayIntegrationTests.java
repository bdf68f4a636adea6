package io.tributary.gateway.running;

/** A gateway with the Kafka of all tests. */
class GatewayIntegrationTests extends GatewayContract {

    @Override
    String startKafka() {
        return Edge.bootstrapServers();
    }

    @Override
    void stopKafka() {
        // other tests use it
    }
}
