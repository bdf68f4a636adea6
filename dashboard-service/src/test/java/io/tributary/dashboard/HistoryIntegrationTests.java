package io.tributary.dashboard;

import io.tributary.dashboard.support.Servers;

/** History with the servers of all tests. */
class HistoryIntegrationTests extends HistoryContract {

    @Override
    String startElasticsearch() {
        return Servers.elasticsearch();
    }

    @Override
    String startKafka() {
        return Servers.kafka();
    }

    @Override
    void stopServers() {
        // other tests use them
    }
}
