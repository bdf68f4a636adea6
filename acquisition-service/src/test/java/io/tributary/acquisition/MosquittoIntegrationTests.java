package io.tributary.acquisition;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Acquisition at Mosquitto; skipped where it is not installed. */
class MosquittoIntegrationTests extends MosquittoContract {

    @TempDir private Path data;

    @Override
    OpenBroker start(int port) throws Exception {
        return Mosquitto.start(data, port, SETTINGS);
    }
}
