package io.tributary.acquisition;

import io.tributary.containers.MosquittoInContainer;
import io.tributary.containers.NeedsImages;
import io.tributary.containers.OpenMosquittoInContainer;

/** Acquisition at Mosquitto in the image that is deployed. */
@NeedsImages(MosquittoInContainer.SERVICE)
class MosquittoContainerTests extends MosquittoContract {

    @Override
    OpenBroker start(int port) {
        OpenMosquittoInContainer container = new OpenMosquittoInContainer(port, SETTINGS);
        return new OpenBroker() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public void close() {
                container.close();
            }
        };
    }
}
