package io.tributary.localstack.mqtt;

import io.tributary.containers.MosquittoInContainer;
import io.tributary.containers.NeedsImages;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Mosquitto in the image that is deployed. */
@NeedsImages(MosquittoInContainer.SERVICE)
class MosquittoContainerTests implements TlsContract, AccessContract, RotationContract {

    @TempDir private static Path directory;

    private static TestBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = new MosquittoContainerBroker(directory);
        try (Control control = broker.control()) {
            control.add("stove", "secret-stove");
            control.add("lamp", "secret-lamp");
        }
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Override
    public TestBroker broker() {
        return broker;
    }
}
