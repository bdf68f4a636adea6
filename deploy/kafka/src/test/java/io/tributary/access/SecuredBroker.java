package io.tributary.access;

import java.io.IOException;

/** A broker that runs until it is stopped. */
interface SecuredBroker {

    /** All that it has said. */
    String log() throws IOException;

    void stop() throws InterruptedException;
}
