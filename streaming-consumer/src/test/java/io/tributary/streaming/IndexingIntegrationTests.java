package io.tributary.streaming;

/** Indexing with the servers of all tests. */
class IndexingIntegrationTests extends IndexingContract {

    @Override
    Addresses startServers() {
        return Servers.addresses();
    }

    @Override
    void stopServers() {
        // other tests use them
    }
}
