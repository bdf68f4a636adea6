package io.tributary.acquisition;

/** A broker without TLS that lets everybody in, and forgets all when it is closed. */
interface OpenBroker extends AutoCloseable {

    int port();

    default String url() {
        return "tcp://127.0.0.1:" + port();
    }

    @Override
    void close();
}
